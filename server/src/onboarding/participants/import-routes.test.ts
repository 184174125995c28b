import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ParticipantImport, ParticipantList, ParticipantPage, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";

let world: OnboardingWorld;
let omar: TestBrowser;

before(async () => {
  world = await startOnboardingWorld();
  omar = await world.signedIn("administrator", world.exchange, "ohaddad");
  const manager = { participantId: world.exchange.id, titleId: "relationship-manager" };
  await world.person({ ...manager, username: "glin", email: "Grace.Lin@exchange.example" });
});
after(() => world.stop());

async function send<Body = ParticipantImport>(
  file: string | Buffer,
  { query = "", by = omar, type = "text/csv" } = {},
) {
  const answer = await world.http.inject({
    method: "POST",
    url: `/api/admin/participants/import${query}`,
    headers: { "content-type": type, "x-csrf-token": by.csrfToken ?? "" },
    cookies: Object.fromEntries(by.cookies),
    payload: file,
  });
  return { status: answer.statusCode, body: answer.json<Body>(), requestId: String(answer.headers["x-request-id"]) };
}
const file = async () =>
  world.http.inject({ url: "/api/admin/participants.csv", cookies: Object.fromEntries(omar.cookies) });
const outcomes = ({ body }: { body: ParticipantImport }) => body.rows.map(({ row, outcome }) => [row, outcome]);
const directory = async () => (await omar.get<ParticipantList>("/api/desk/participants")).body.participants;
const pageOf = async (name: string): Promise<ParticipantPage> => {
  const line = (await directory()).find((one) => one.name === name);
  return (await omar.get<ParticipantPage>(`/api/desk/participants/${line?.id}`)).body;
};

const heading =
  "name,type,emergency services,part 2 program,mental health licensed,time zone,agreement signed,relationship manager,sites";

test("a file marks who offers services to which a minor may consent alone, and an empty cell keeps the mark", async () => {
  const csv = (mark: string) => `name,type,minor consent services\nLighthouse Youth Clinic,clinic,${mark}`;
  assert.deepEqual(outcomes(await send(csv("yes"))), [[2, "added"]]);
  assert.equal((await pageOf("Lighthouse Youth Clinic")).participant.minorConsentServices, true);
  assert.deepEqual(outcomes(await send(csv(""))), [[2, "unchanged"]]);
  assert.deepEqual(outcomes(await send(csv("no"))), [[2, "changed"]]);
});

test("a file adds participants with sites and relationship manager; the same file again changes nothing", async () => {
  const csv = [
    heading,
    "Gull Point Hospital,hospital,yes,no,no,America/New_York,2026-02-01,glin,North; South;north",
    "Anchor Recovery,behavioural health,,yes,yes,,2/14/2026,GRACE.LIN@exchange.example,",
  ].join("\n");
  const twice = await send(csv);
  assert.deepEqual(outcomes(twice), [
    [2, "refused"],
    [3, "added"],
  ]);
  assert.deepEqual(twice.body.rows[0]?.problems, [{ column: "sites", sentence: "The site north is there twice." }]);
  const right = csv.replace(";north", "");
  const first = await send(right);
  assert.deepEqual(outcomes(first), [
    [2, "added"],
    [3, "unchanged"],
  ]);
  const page = await pageOf("Gull Point Hospital");
  assert.deepEqual(
    page.sites.map(({ name }) => name),
    ["North", "South"],
  );
  assert.equal(page.worksheet, "has-break-the-glass");
  assert.equal(page.participant.relationshipManager?.email, "Grace.Lin@exchange.example");
  assert.equal((await pageOf("Anchor Recovery")).participant.agreementSignedOn, "2026-02-14");
  const again = await send(right);
  assert.deepEqual(outcomes(again), [
    [2, "unchanged"],
    [3, "unchanged"],
  ]);
  assert.deepEqual(await world.transaction((tx) => auditEntriesOfRequest(tx, again.requestId)), []);
});

test("an empty cell keeps what is there, and another spelling of a name is the same participant", async () => {
  await send(`${heading}\nBuoy Clinic,clinic,,yes,,America/Chicago,2026-01-05,glin,Pier`);
  const changed = await send("name,type,part 2 program\nBUOY  clinic,clinic,no");
  assert.deepEqual(outcomes(changed), [[2, "changed"]]);
  const page = await pageOf("BUOY clinic");
  assert.deepEqual(
    [page.timeZone, page.participant.agreementSignedOn, page.sites.length],
    ["America/Chicago", "2026-01-05", 1],
  );
});

test("a trial says what would happen, row by row, and changes nothing", async () => {
  const before = (await directory()).length;
  const tried = await send(`${heading}\nTrial Clinic,clinic,,,,,,,\nOther Clinic,clinic,yes,,,,,,`, {
    query: "?try=yes",
  });
  assert.equal(tried.body.tried, true);
  assert.deepEqual(outcomes(tried), [
    [2, "added"],
    [3, "refused"],
  ]);
  assert.equal((await directory()).length, before);
  assert.deepEqual(await world.transaction((tx) => auditEntriesOfRequest(tx, tried.requestId)), []);
});

test("every row that cannot be taken is told in words at its column, and the good ones are kept", async () => {
  const { body } = await send(
    [
      heading,
      "Good Clinic,clinic,,,,,,,",
      ",clinic,,,,,,,",
      "No Type,,,,,,,,",
      "Odd Type,spaceport,,,,,,,",
      "Perhaps,clinic,perhaps,,,,,,",
      "Zone,clinic,,,,Crossbay/Harbor,,,",
      "Date,clinic,,,,,12.03.2026,,",
      "Nobody,clinic,,,,,,bwhitlock,",
      "good clinic,clinic,,,,,,,",
      `${"x".repeat(201)},clinic,,,,,,,`,
    ].join("\r\n"),
  );
  assert.equal(body.rows[0]?.outcome, "added");
  assert.deepEqual(
    body.rows.slice(1).map(({ problems }) => problems.map(({ column }) => column).join()),
    [
      "name",
      "type",
      "type",
      "emergency services",
      "time zone",
      "agreement signed",
      "relationship manager",
      "name",
      "name",
    ],
  );
  assert.match(body.rows[8]!.problems[0]!.sentence, /Row 2 is about the same organization/);
});

test("semicolons, a byte order mark, Latin-1 and UTF-16 are read", async () => {
  await send(`\uFEFFname;type;sites\nSemicolon Clinic;clinic;"East; West"`);
  assert.equal((await pageOf("Semicolon Clinic")).sites.length, 2);
  await send(Buffer.from("name,type\nClínica Latin,clinic", "latin1"));
  assert.ok((await directory()).some(({ name }) => name === "Clínica Latin"));
  await send(Buffer.from("\uFEFFname\ttype\nWide Clinic\tclinic", "utf16le"));
  assert.ok((await directory()).some(({ name }) => name === "Wide Clinic"));
});

const files: [string, string | Buffer, RegExp][] = [
  ["an empty file", " \n", /file is empty/],
  ["a file without the needed column", "type,sites\nclinic,x", /The column name is missing/],
  ["a column that is there twice", "name,type,name\nA,clinic,B", /is there twice/],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), /neither an Excel workbook/],
  ["more than 5,000 rows", `name,type\n${"A,clinic\n".repeat(5_001)}`, /more than 5,000 rows/],
];
for (const [what, bytes, sentence] of files) {
  test(`refused in a sentence: ${what}`, async () => {
    const { status, body } = await send<Problem>(bytes);
    assert.deepEqual([status, body.code], [422, "file-refused"]);
    assert.match(body.detail, sentence);
  });
}

test("a file over 2 MB and one of another kind are not read", async () => {
  assert.equal((await send<Problem>(Buffer.alloc(2 * 1024 * 1024 + 1, 65))).body.code, "too-large");
  assert.equal((await send<Problem>("{}", { type: "application/json" })).body.code, "file-refused");
  assert.equal((await send<Problem>("<a/>", { type: "application/xml" })).status, 400);
});

test("5,000 rows are taken in one go", async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => `Buoy ${at},clinic,Site A; Site B`);
  const { body } = await send(`name,type,sites\n${rows.join("\n")}`, { query: "?try=yes" });
  assert.equal(body.rows.filter(({ outcome }) => outcome === "added").length, 5_000);
});

test("the file that is given out holds nothing that runs as a formula, and taken in again changes nothing", async () => {
  await send(`name,type,sites\n"'=HYPERLINK(""http://evil.example"")",clinic,"'@SUM(1)"`);
  const { body, headers } = await file();
  assert.match(String(headers["content-disposition"]), /attachment; filename="participants.csv"/);
  assert.match(body, /"'=HYPERLINK/);
  for (const line of body.split("\r\n").slice(1)) assert.doesNotMatch(line, /(?:^|,)"[=+\-@]/);
  const again = await send(body);
  assert.deepEqual([...new Set(again.body.rows.map(({ outcome }) => outcome))], ["unchanged"]);
});

test("only administrators take files in and out", async () => {
  const grace = world.browser();
  await grace.signIn("glin");
  assert.equal((await send<Problem>(`${heading}\n`, { by: grace })).status, 403);
  assert.equal((await grace.get("/api/admin/participants.csv")).status, 403);
  assert.equal((await send<Problem>(`${heading}\n`, { by: world.browser() })).status, 401);
});
