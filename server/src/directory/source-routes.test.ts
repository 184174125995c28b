import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Feed, SourcesPage } from "@crossbay/contract";
import { aRecord, type RecordWorld } from "../../../test/support/record-world.ts";
import { observation } from "../../../test/support/resources.ts";
import type { Participant, Source } from "../accounts/index.ts";
import { firstRow, sql } from "../platform/sql.ts";
import { onRecordChanged } from "../record/index.ts";
import { countChanges, runDirectory, sourceRoutes } from "./index.ts";

let world: RecordWorld;
let office: Participant;
let clinic: Source;
let forget: () => void;

const feedOf = ({ id, code, name, participantName }: Source, state: Feed["state"]): Feed => ({
  ...{ sourceId: id, code, name, participantName, state },
  ...{ minutes: new Array<number>(60).fill(0), messagesToday: 3, waiting: 0, certificates: [] },
  ...(state === "silent" ? { alarmSince: "2026-03-12T12:00:00Z", rhythm: { silenceMinutesMax: 30 } } : {}),
});

const feeds = async () =>
  (await world.sources()).map((source) => ({
    participantId: source.participantId,
    ...feedOf(source, source.code === "LSFP" ? "silent" : "live"),
  }));

before(async () => {
  world = await aRecord((http, context) =>
    sourceRoutes(http, context, {
      statesOf: async (scope) =>
        (await feeds()).filter(
          ({ participantId }) => scope === "every-participant" || participantId === scope.participantId,
        ),
      feedsOf: async (sourceIds) => (await feeds()).filter(({ sourceId }) => sourceIds.some((id) => id === sourceId)),
    }),
  );
  forget = onRecordChanged((tx, changes) => countChanges(tx, world.context, changes));
  office = await world.participant({ name: "The exchange", type: "exchange" });
  clinic = await world.addFeed({ participantId: world.practice.id, code: "LSFP" });
  for (const number of [1, 2, 3, 4]) {
    const coding = { code: number === 1 ? "2823-3" : "K", display: "Potassium" };
    const result = observation(`k${number}`, { ...coding, value: 4.1, ...(number < 3 ? { unit: "mmol/L" } : {}) });
    const code = number === 1 ? result.code : { coding: [{ system: "urn:crossbay:local-code:lsfp", code: "K" }] };
    await world.tell(clinic, `L${number}`, { resources: [{ ...result, code }] });
  }
  await runDirectory(world.context, world.context.clock.now());
});

after(async () => {
  forget();
  await world.stop();
});

const look = async (titleId: string, participant: Participant, query = "") =>
  (await world.reader(titleId, participant)).get<SourcesPage>(`/api/directory/sources${query}`);

test("the exchange's staff see all sources, those that need somebody first; an interface engineer the own ones", async () => {
  const all = await look("support-agent", office);
  assert.equal(all.status, 200, JSON.stringify(all.body));
  assert.deepEqual(
    all.body.sources.map(({ code }) => code),
    ["LSFP", "CGH"],
  );
  assert.deepEqual([all.body.total, all.body.states.silent, all.body.states.live], [2, 1, 1]);
  const own = await look("interface-engineer", world.hospital);
  assert.deepEqual(
    own.body.sources.map(({ code }) => code),
    ["CGH"],
  );
  assert.equal(own.body.states.silent, 0);
});

test("a clinician and a user manager see none of it, and each look and each refusal is recorded", async () => {
  for (const title of ["physician", "user-manager"]) assert.equal((await look(title, world.hospital)).status, 403);
  const counted = await world.transaction((tx) =>
    firstRow<{ permitted: number; refused: number }>(
      tx,
      sql`select count(*) filter (where outcome = 'permitted')::integer as permitted,
            count(*) filter (where outcome = 'refused')::integer as refused
          from audit.entry where action = 'source-quality-view'`,
    ),
  );
  assert.deepEqual(counted, { permitted: 2, refused: 2 });
});

test("each element says how much came, how complete it is, how much of it is coded, and what is missing", async () => {
  const { body } = await look("identity-steward", office, "?search=lsfp");
  const [source] = body.sources;
  assert.deepEqual([source?.state, source?.silenceMinutesMax, source?.records], ["silent", 30, 8]);
  const results = source?.elements.find(({ element }) => element === "results");
  assert.deepEqual([results?.records, results?.recordsLately, results?.codedShare], [4, 4, 0.25]);
  assert.deepEqual(results?.gaps, [
    { field: "date", share: 1 },
    { field: "normal range or flag", share: 1 },
    { field: "unit", share: 0.5 },
  ]);
  assert.equal(results?.completeness, 0.5);
  assert.equal(source?.elements[0]?.codedShare, undefined);
  const [silent] = (await look("relationship-manager", office, "?state=never")).body.sources;
  assert.equal(silent, undefined);
});

test("a page that is no more shows the last one, and a state that there is not is refused", async () => {
  assert.equal((await look("administrator", office, "?page=9000")).body.page, 1);
  assert.equal((await look("administrator", office, "?state=asleep")).status, 400);
  assert.equal((await look("administrator", office, "?page=0")).status, 400);
});
