import { dataElements } from "../../server/src/directory/element-words-rules.ts";
import { run, sql } from "../../server/src/platform/sql.ts";
import type { Database, Tx } from "../../server/src/platform/transaction.ts";

export type HelpSizes = { participants: number; sites: number; sources: number; tickets: number; days: number };

const townList =
  "Harbor,Mill,Saltmarsh,Lantern,Northpoint,Bayline,Pier,Tidewater,Granite,Cedar,Willow,Juniper,Beacon,Quarry,Orchard,Ferry";
const kindList = "Hospital,Family Practice,Nursing Home,Clinic,Pharmacy,Laboratory,Home Care,Hospice";
const typeList = "hospital,private-practice,nursing-home,clinic,pharmacy,laboratory,home-care,hospice";

/** The element at `n` of a list that is written with commas, around and around. */
const pick = (list: string, n: ReturnType<typeof sql>) =>
  sql`(string_to_array(${list}, ','))[1 + (${n}) % ${list.split(",").length}::integer]`;

/** A region of invented organizations with sites, systems and what these have sent, and requests for help. */
export async function fillHelp(database: Database, sizes: HelpSizes, now: Date): Promise<void> {
  const { participants, sites, sources, tickets, days } = sizes;
  const elements = dataElements.join(",");
  const perSource = sql`generate_series(1, 8) as nth`;
  const element = pick(elements, sql`n + nth`);
  await database.transaction(async (tx) => {
    await run(
      tx,
      sql`insert into accounts.participant (id, name, name_folded, search_text, type, time_zone, created_at)
          select gen_random_uuid(), name, lower(name), lower(name), ${pick(typeList, sql`n`)}, 'America/New_York', ${now}
          from (select n, ${pick(townList, sql`n`)} || ' ' || ${pick(townList, sql`n / 16`)} || ' ' || ${pick(kindList, sql`n`)}
              || ' ' || n as name from generate_series(1, ${participants}::integer) as n) as named`,
    );
    await run(
      tx,
      sql`create temporary table nth_participant on commit drop as
      select id, row_number() over (order by name) - 1 as at from accounts.participant where type <> 'exchange'`,
    );
    await run(
      tx,
      sql`insert into accounts.site (id, participant_id, name, created_at)
          select gen_random_uuid(), p.id, ${pick(townList, sql`n`)} || ' site ' || n, ${now}
          from generate_series(1, ${sites}::integer) as n join nth_participant p on p.at = n % ${participants}::integer`,
    );
    await run(
      tx,
      sql`insert into accounts.source (id, participant_id, code, name, sending_application, sending_facility,
            assigning_authority, time_zone, mapped_by, created_at)
          select gen_random_uuid(), p.id, 'S' || n, ${pick(townList, sql`n`)} || ' system ' || n, 'APP' || n, 'FAC' || n,
            'A' || n, 'America/New_York', 'configured', ${now}
          from generate_series(1, ${sources}::integer) as n join nth_participant p on p.at = n % ${participants}::integer`,
    );
    await run(
      tx,
      sql`insert into directory.element_tally (source_id, element, received, added, coded, prompt, gaps, first_at, newest_at)
          select id, ${element}, 1000 + n, 900 + n, 800, (n % 2) * 900, '{5,0,40}', ${now}, ${now}
          from (select id, substring(code from 2)::integer as n from accounts.source) s, ${perSource} on conflict do nothing`,
    );
    await run(
      tx,
      sql`insert into directory.element_day (source_id, element, day, received, added, coded, prompt, gaps)
          select source_id, element, (${now}::timestamptz at time zone 'UTC')::date - back, 30, 25, 20, case when prompt > 0 then 28 else 1 end, '{1,0,2}'
          from directory.element_tally, generate_series(0, ${days}::integer - 1) as back`,
    );
    await fillTickets(tx, tickets, now);
  });
}

const typesOfTickets = "error,pop-ups,other,not-visible,role-change,deactivation,training,alerts";
const teamsOfTickets = "support,support,support,support,relationship,relationship,relationship,relationship";
const statesOfTickets = "new,waiting,in-progress,solved,closed,closed,closed,closed";
const wordsOfTickets =
  "window,blank,password,printer,chart,results,missing,slow,username,training,consent,error,browser,report,worksheet,alert";

const fillTickets = (tx: Tx, count: number, now: Date): Promise<number> =>
  run(
    tx,
    sql`insert into support.ticket (id, number, type, subject, state, team, priority, sender_name, opened_at, changed_at, due_at,
          last_from, search_text)
        select gen_random_uuid(), 'T-2026-' || lpad(n::text, 5, '0'), ${pick(typesOfTickets, sql`n`)}, subject,
          ${pick(statesOfTickets, sql`n / 8`)}, ${pick(teamsOfTickets, sql`n`)}, 'normal', 'Willow Reyes',
          ${now}::timestamptz - make_interval(mins => n), ${now}::timestamptz - make_interval(mins => n / 2),
          ${now}::timestamptz + make_interval(mins => 5000 - n), 'sender',
          'T-2026-' || lpad(n::text, 5, '0') || ' ' || subject || ' Willow Reyes '
            || repeat(${pick(wordsOfTickets, sql`n / 5`)} || ' and then the page said nothing more ', 12)
        from (select n, 'The ' || ${pick(wordsOfTickets, sql`n`)} || ' and the ' || ${pick(wordsOfTickets, sql`n / 16`)} as subject
          from generate_series(1, ${count}::integer) as n) as asked`,
  );
