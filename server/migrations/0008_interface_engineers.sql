-- The exchange has interface engineers too: they look after every feed.
insert into accounts.title (id, version, name, levels_with_break_the_glass, levels_without_break_the_glass, participant_types, sensitive_data, written_consent_only, effective_from)
select id, 2, name, levels_with_break_the_glass, levels_without_break_the_glass, participant_types || '{exchange}', sensitive_data, written_consent_only, '2026-01-02Z'
from accounts.title where id = 'interface-engineer' and version = 1;
