import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ConsentImport, Problem } from "@crossbay/contract";
import { sql, type TestBrowser } from "../../../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../../../test/support/record-world.ts";
import { auditEntriesOfRequest } from "../../../audit/index.ts";
import { rows } from "../../../platform/sql.ts";

let world: RecordWorld;
let omar: TestBrowser;
let number = 100;

before(async () => {
  world = await aRecord();
  const exchange = await world.participant({ name: "Crossbay Exchange", type: "exchange" });
  omar = await world.reader("administrator", exchange);
});
after(() => world.stop());

const somebody = (birthDate = "1980-05-01"): Promise<TellResult & { number: string }> => {
  number += 1;
  const patient = { family: `Marlow${"abcdefghijklmnopqrst"[number - 101]}`, given: "Ines", birthDate };
  return world.tell(world.feed, String(number), { patient }).then((told) => ({ ...told, number: String(number) }));
};

async function send<Body = ConsentImport>(file: string | Buffer, { query = "", by = omar, type = "text/csv" } = {}) {
  const answer = await world.http.inject({
    method: "POST",
    url: `/api/consents/import${query}`,
    headers: { "content-type": type, "x-csrf-token": by.csrfToken ?? "" },
    cookies: Object.fromEntries(by.cookies),
    payload: file,
  });
  return { status: answer.statusCode, body: answer.json<Body>(), requestId: String(answer.headers["x-request-id"]) };
}
const heading = "source,record number,birth date,decision,signed on,signed by,relation,evidence,language,witness";
const outcomes = ({ body }: { body: ConsentImport }) => body.rows.map(({ outcome }) => outcome).join();
type Kept = { value: string; form: string; signer: string; own: boolean; by: string };
const decisionsOf = ({ patientId }: TellResult) =>
  world.transaction((tx) =>
    rows<Kept>(
      tx,
      sql`select value, form_id || '/' || form_version || '/' || language as form, signer_name || ', ' || signer_relation as signer,
            participant_id = ${world.hospital.id} as own, recorded_by_name as by
          from access.consent_decision where patient_id = ${patientId} order by signed_on`,
    ),
  );

test("rows are recorded for the participant of their source, each with its audit record; the same file again changes nothing", async () => {
  const ines = await somebody();
  const child = await somebody("2015-02-01");
  const csv = [
    heading,
    `cgh,${ines.number},1980-05-01,grant,2026-03-01,Ines Marlow,,,es,Lee Rowan`,
    `CGH,${ines.number},1980-05-01,Withdrawn,2026-03-05,Ines Marlow,,,,`,
    `CGH,${child.number},2015-02-01,Emergency only,2026-03-02,Ada Marlow,parent,verbal,,`,
  ].join("\n");
  const first = await send(csv);
  assert.equal(outcomes(first), "recorded,recorded,recorded", JSON.stringify(first.body));
  const kept = await decisionsOf(ines);
  assert.deepEqual(
    kept.map(({ value, form, signer, own }) => [value, form, signer, own]),
    [
      ["grant", "emergency-services/2/es", "Ines Marlow, self", true],
      ["none", "emergency-services/2/en", "Ines Marlow, self", true],
    ],
  );
  assert.ok(kept[0]?.by, "who took the file stands beside the decision");
  assert.deepEqual((await decisionsOf(child))[0]?.value, "emergency-only");
  const entries = await world.transaction((tx) => auditEntriesOfRequest(tx, first.requestId));
  assert.deepEqual(entries.map(({ action }) => action).sort(), [
    "consent-import",
    "consent-record",
    "consent-record",
    "consent-record",
  ]);
  assert.doesNotMatch(JSON.stringify(entries), /Marlow|Rowan/);
  assert.equal(outcomes(await send(csv)), "unchanged,unchanged,unchanged");
});

test("a trial says what would happen, changes nothing, and is itself recorded", async () => {
  const ines = await somebody();
  const csv = `${heading}\nCGH,${ines.number},1980-05-01,deny,2026-03-01,Ines Marlow,,,,`;
  const tried = await send(csv, { query: "?try=yes" });
  assert.deepEqual([tried.body.tried, outcomes(tried)], [true, "recorded"]);
  assert.deepEqual(await decisionsOf(ines), []);
  const entries = await world.transaction((tx) => auditEntriesOfRequest(tx, tried.requestId));
  assert.deepEqual(
    entries.map(({ action }) => action),
    ["consent-import"],
  );
});

test("a row that cannot be taken is told at its column and stops no other", async () => {
  const ines = await somebody();
  const row = (change: Record<number, string>) =>
    ["CGH", ines.number, "1980-05-01", "grant", "2026-03-01", "Ines Marlow", "", "", "", ""]
      .map((cell, at) => change[at] ?? cell)
      .join(",");
  const wrong: [Record<number, string>, string][] = [
    [{ 0: "NOBODY" }, "source"],
    [{ 1: "999999" }, "record number"],
    [{ 2: "1980-05-02" }, "record number"],
    [{ 2: "5/1/1980" }, "birth date"],
    [{ 3: "perhaps" }, "decision"],
    [{ 3: "constructor" }, "decision"],
    [{ 4: "" }, "signed on"],
    [{ 4: "2026-03-13" }, "signed on"],
    [{ 4: "1979-01-01" }, "signed on"],
    [{ 5: " " }, "signed by"],
    [{ 6: "neighbour" }, "relation"],
    [{ 6: "parent" }, "relation"],
    [{ 7: "e-signature" }, "evidence"],
    [{ 8: "xx" }, "language"],
  ];
  const { body } = await send([heading, ...wrong.map(([change]) => row(change)), row({})].join("\n"));
  assert.deepEqual(
    body.rows.slice(0, -1).map(({ outcome, problems }) => [outcome, problems.map(({ column }) => column).join()]),
    wrong.map(([, column]) => ["refused", column]),
  );
  assert.equal(body.rows.at(-1)?.outcome, "recorded");
  assert.doesNotMatch(JSON.stringify(body), /Marlow|1980/, "an answer repeats nothing of the patient");
});

test("a file that is none is refused in a sentence, and so is who may not import", async () => {
  for (const [file, sentence] of [
    [" \n", /empty/],
    ["source,decision\nCGH,grant", /The column record number and birth date and signed on and signed by is missing/],
    [`${heading}\n${"CGH,1,1980-05-01,grant,2026-03-01,X,,,,\n".repeat(2_001)}`, /more than 2,000 rows/],
  ] as const) {
    const { status, body } = await send<Problem>(file);
    assert.deepEqual([status, body.code], [422, "file-refused"]);
    assert.match(body.detail, sentence);
  }
  assert.equal((await send<Problem>("{}", { type: "application/json" })).body.code, "file-refused");
  const registrar = await world.reader("registrar", world.hospital);
  assert.equal((await send<Problem>(`${heading}\n`, { by: registrar })).status, 403);
});
