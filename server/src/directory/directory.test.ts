import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Bundle } from "@crossbay/formats/fhir";
import { directoryInvalidities } from "../../../formats/src/fhir/testing/directory-validity.ts";
import { aRecord, type RecordWorld, resourceId } from "../../../test/support/record-world.ts";
import { allergy, observation } from "../../../test/support/resources.ts";
import type { Source } from "../accounts/index.ts";
import { sql } from "../platform/sql.ts";
import { onRecordChanged } from "../record/index.ts";
import { countWhatStood } from "./count-what-stood.ts";
import { countChanges, directoryRoutes, runDirectory } from "./index.ts";
import { countedSince } from "./tally-store.ts";

let world: RecordWorld;
let imaging: Source;
let forget: () => void;

before(async () => {
  world = await aRecord(directoryRoutes);
  forget = onRecordChanged((tx, changes) => countChanges(tx, world.context, changes));
  imaging = await world.addFeed({ participantId: world.practice.id, code: "LSFP", name: "Lantern Street charts" });
  for (let number = 1; number <= 12; number++) {
    await world.tell(world.feed, `R${number}`, {
      eventAt: world.context.clock.now().toISOString(),
      resources: [observation(`k${number}`, { code: "2823-3", display: "Potassium", value: 4.1, unit: "mmol/L" })],
    });
  }
  await world.tell(imaging, "L1", { eventAt: "2026-01-02T09:00:00Z", resources: [allergy("a1", "Penicillin")] });
  await world.run(sql`insert into accounts.site (id, participant_id, name, created_at)
    values (${resourceId("site")}, ${world.practice.id}, 'Muñoz Annex', now())`);
  await world.run(sql`update accounts.participant set search_text = search_text || ${"\nmunoz annex"}
    where id = ${world.practice.id}`);
  await runDirectory(world.context, world.context.clock.now());
});

after(async () => {
  forget();
  await world.stop();
});

const look = async (path: string) => {
  const { statusCode, body, headers } = await world.http.inject(path);
  return { statusCode, body, headers };
};

const countOf = async (source: Source) =>
  (await world.transaction((tx) => countedSince(tx, "2020-01-01", [source.id]))).map(
    ({ element, received, added, lately }) => ({
      ...{ element, received, added },
      lately: lately?.received,
    }),
  );

test("what arrived is counted once, however often the round goes", async () => {
  const expected = [
    { element: "demographics", received: 12, added: 12, lately: 12 },
    { element: "results", received: 12, added: 12, lately: 12 },
  ];
  assert.deepEqual(await countOf(world.feed), expected);
  const { context } = world;
  await Promise.all([1, 2, 3].map(() => runDirectory(context, context.clock.now())));
  assert.deepEqual(await countOf(world.feed), expected);
});

test("what a failed transaction told is not counted", async () => {
  const telling = onRecordChanged(async () => {
    throw new Error("The store is away.");
  });
  try {
    await assert.rejects(world.tell(world.feed, "R99", { resources: [allergy("a99", "Latex")] }));
  } finally {
    telling();
  }
  await runDirectory(world.context, world.context.clock.now());
  assert.equal(
    (await countOf(world.feed)).some(({ element }) => element === "allergies"),
    false,
  );
});

test("anybody reads who takes part and what each sends, without the exchange itself", async () => {
  const { statusCode, body } = await look("/directory");
  assert.equal(statusCode, 200);
  assert.match(body, /Crossbay General Hospital/);
  assert.match(body, /Laboratory and other results/);
  assert.match(body, /2 organizations/);
  assert.equal(body.includes("<script"), false);
});

test("an organization is found by an accentless word of a site, by kind, by what it sends and how soon", async () => {
  const found = async (query: string) => {
    const { body } = await look(`/directory?${query}`);
    return ["Crossbay General Hospital", "Lantern Street"].filter((name) => body.includes(`>${name}`));
  };
  assert.deepEqual(await found("q=munoz"), ["Lantern Street"]);
  assert.deepEqual(await found("q=MUÑOZ+annex"), ["Lantern Street"]);
  assert.deepEqual(await found("type=hospital"), ["Crossbay General Hospital"]);
  assert.deepEqual(await found("element=allergies"), ["Lantern Street"]);
  assert.deepEqual(await found("realtime=yes"), ["Crossbay General Hospital"]);
  assert.deepEqual(await found("q=nobody"), []);
  assert.deepEqual(await found("q=100%25_"), []);
});

test("nonsense in the address still shows the list, and script in it stays text", async () => {
  for (const query of [
    "page=9999",
    "page=-1",
    "type=dragon",
    "element=%00",
    "type=hospital&type=clinic",
    "q=a&q=b",
    "q=%00",
  ]) {
    assert.equal((await look(`/directory?${query}`)).statusCode, 200, query);
  }
  const { body } = await look(`/directory?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  assert.equal(body.includes("<script>alert"), false);
});

test("a participant's page shows rounded counts, and none of ten or fewer", async () => {
  const { body } = await look(`/directory/${world.hospital.id}`);
  assert.match(body, /about 20/);
  assert.match(body, /In real time, since 12 Mar 2026/);
  const practice = await look(`/directory/${world.practice.id}`);
  assert.match(practice.body, /10 or fewer/);
  assert.match(practice.body, /In batches/);
  for (const address of ["/directory/nonsense", `/directory/${resourceId("nobody")}`]) {
    assert.equal((await look(address)).statusCode, 404);
  }
});

test("a page of twenty weighs less than 200 kB with everything that it needs", async () => {
  for (let number = 1; number <= 20; number++) await world.participant({ name: `Pier ${number}`, type: "clinic" });
  await runDirectory(world.context, world.context.clock.now());
  const { body } = await look("/directory?type=clinic");
  assert.match(body, /20 organizations/);
  const style = /href="([^"]+page\.css)"/.exec(body)![1]!;
  const css = (await look(style)).body;
  const paths = [
    style,
    /rel="icon"[^>]* href="([^"]+)"/.exec(body)![1]!,
    ...[...css.matchAll(/url\("([^"]+)"/g)].map(([, path]) => path!),
  ];
  const files = await Promise.all(paths.map(async (path) => (await world.http.inject(path)).rawPayload.length));
  const bytes = files.reduce((sum, size) => sum + size, Buffer.byteLength(body));
  assert.ok(bytes < 200_000, String(bytes));
});

test("the same search is a table in which nothing runs as a formula", async () => {
  await world.participant({ name: "=HYPERLINK(1) Clinic", type: "clinic" });
  await runDirectory(world.context, world.context.clock.now());
  const { body, headers } = await look("/directory.csv");
  assert.match(String(headers["content-disposition"]), /directory\.csv/);
  assert.match(body, /"'=HYPERLINK\(1\) Clinic"/);
  assert.match(
    body,
    /"Lantern Street Family Practice","Private practice","Muñoz Annex","Lantern Street charts","In batches"/,
  );
  assert.match(body, /"few"/);
  assert.equal((await look("/directory.csv?type=hospital")).body.trim().split("\r\n").length, 2);
});

test("the same search is a FHIR Bundle", async () => {
  const { body, headers } = await look("/directory.json?q=lantern");
  assert.match(String(headers["content-type"]), /application\/fhir\+json/);
  const bundle = JSON.parse(body) as Bundle;
  assert.deepEqual(directoryInvalidities(bundle), []);
  assert.equal(bundle.total, 1);
  assert.deepEqual(
    bundle.entry?.map(({ resource }) => resource?.resourceType),
    ["Organization", "Location", "Endpoint", "HealthcareService"],
  );
  assert.equal(body.includes("LSFP"), false, "technical names of systems are nobody's business");
});

test("who leaves the exchange leaves the directory", async () => {
  const gone = await world.participant({ name: "Gone Clinic", type: "clinic" });
  const round = () => runDirectory(world.context, world.context.clock.now());
  await round();
  assert.match((await look("/directory?q=gone")).body, /Gone Clinic/);
  assert.match((await look("/directory.csv")).body, /Gone Clinic/);
  await world.run(sql`update accounts.participant set ended_at = now() where id = ${gone.id}`);
  await round();
  assert.equal((await look(`/directory/${gone.id}`)).statusCode, 404);
  assert.doesNotMatch((await look("/directory.csv")).body, /Gone Clinic/);
});

test("what stood in the record before anything was counted is counted once, in pages, wherever it was stopped", async () => {
  const { context } = world;
  await world.run(sql`delete from directory.arrival`);
  await world.run(
    sql`update directory.first_count set until_at = ${new Date("2026-03-12T15:00:01Z")}, finished_at = null`,
  );
  const before = await countOf(world.feed);
  const page = () => countWhatStood(context, context.clock.now(), { pageSize: 5 });
  await Promise.all([page(), page()]);
  await page();
  const sums = (await countOf(world.feed)).map(({ added }, at) => added - before[at]!.added);
  assert.deepEqual(sums, [12, 12]);
  await page();
  assert.deepEqual(
    (await countOf(world.feed)).map(({ added }) => added),
    [24, 24],
  );
});
