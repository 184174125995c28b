-- The wording of a form in parts, as it is shown, signed and printed; forms come with the product as files of data.
alter table access.consent_form add column content jsonb;
comment on column access.consent_form.content is 'Paragraphs, choices with their words, words around the signature, and whom a grant to the community covers; null: only text';

-- A new version is a new row: nobody changes or removes one.
grant insert on access.consent_form to crossbay_app;
