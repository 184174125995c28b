import assert from "node:assert/strict";
import { test } from "node:test";
import type { WorksheetRow } from "@crossbay/contract";
import { checkRows, summariseRows } from "./check-rows-rules.ts";
import { goodRow, practice, someFacts } from "./testing/worksheet-facts.ts";

const check = (rows: readonly WorksheetRow[], facts = someFacts()) =>
  checkRows(
    rows.map((values, at) => ({ row: at + 2, values })),
    facts,
  );
const problemsOf = (changed: Partial<WorksheetRow>, facts = someFacts()) =>
  check([goodRow(changed)], facts)[0]!.problems;
const sentencesOf = (changed: Partial<WorksheetRow>, facts = someFacts()) =>
  problemsOf(changed, facts).map(({ column, sentence }) => `${column}: ${sentence}`);

test("a row that is right has no problem, and shows the access level that follows from its title", () => {
  const [hospital] = check([goodRow()]);
  assert.deepEqual(hospital!.problems, []);
  assert.equal(hospital!.accessLevel, "Clinical + break-the-glass");
  assert.equal(check([goodRow()], someFacts({ participant: practice }))[0]!.accessLevel, "Clinical");
});

const refused: [string, Partial<WorksheetRow>, RegExp][] = [
  ["no first name", { given: " " }, /^First name: .*missing/],
  ["no last name", { family: "" }, /^Last name: .*missing/],
  ["a name that is a number", { family: "5185550142" }, /^Last name: .*no letters/],
  ["a name with digits", { given: "Amara 2" }, /^First name: .*digits/],
  ["a name without end", { given: "A".repeat(101) }, /^First name: .*100/],
  ["no e-mail", { email: "" }, /^E-mail: .*missing/],
  ["half an e-mail", { email: "amara.okafor@" }, /^E-mail: .*not complete/],
  ["a shared mailbox", { email: "info@lantern.example" }, /^E-mail: .*shared mailbox/],
  ["a shared mailbox with a dash", { email: "Front-Desk@lantern.example" }, /^E-mail: .*shared mailbox/],
  ["the mailbox for bills", { email: "BILLING@lantern.example" }, /^E-mail: .*shared mailbox/],
  ["no mobile number", { mobile: "" }, /^Mobile number: .*missing/],
  ["half a mobile number", { mobile: "555 0142" }, /^Mobile number: .*cannot be one/],
  ["words for a mobile number", { mobile: "ask her" }, /^Mobile number: /],
  ["a landline", { mobile: "+44 20 7946 0958" }, /^Mobile number: /],
  ["no title", { title: "" }, /^Title: .*missing/],
  ["a title that nobody knows", { title: "Wizard" }, /^Title: "Wizard" is not a title: choose/],
  ["a title of the exchange's own staff", { title: "Administrator" }, /^Title: .*not a title at Crossbay General/],
  ["a user manager", { title: "Authorized user manager" }, /^Title: .*names one in writing/],
  ["a health plan's title", { title: "plan-care-manager" }, /^Title: .*not a title at/],
  ["a site that nobody knows", { site: "Moon base" }, /^Site: .*Sites on record: Main campus, Harbor clinic\./],
  ["half an NPI", { npi: "123456789" }, /^NPI: .*ten digits/],
  ["an NPI of something else", { npi: "3234567893" }, /^NPI: .*begins with 1 or 2/],
  ["an NPI with a swapped digit", { npi: "1234567983" }, /^NPI: .*check digit/],
  [
    "a provider without certificate",
    { title: "Emergency medical provider", licenceNumber: "" },
    /^Licence number: .*certificate/,
  ],
  ["a licence number without end", { licenceNumber: "9".repeat(41) }, /^Licence number: .*40/],
];

for (const [what, changed, words] of refused) {
  test(`a row is refused with a sentence for ${what}`, () => {
    const problems = problemsOf(changed);
    assert.equal(problems.length, 1, JSON.stringify(problems));
    assert.equal(problems[0]!.severity, "refused");
    assert.match(`${problems[0]!.column}: ${problems[0]!.sentence}`, words);
  });
}

const fine: [string, Partial<WorksheetRow>][] = [
  ["a personal e-mail address", { email: "amara.okafor@gmail.com" }],
  ["names in other scripts and with marks", { given: "Zoë-Мария", family: "O’Brien 王" }],
  ["a name with an ordinal", { family: "Whitfield 3rd" }],
  ["a mobile number of another country", { mobile: "+49 151 23456789" }],
  ["ten digits with dots", { mobile: "518.555.0142" }],
  ["a title by one of the words in its name", { title: "rn" }],
  ["a title by its id", { title: "nurse-practitioner" }],
  ["a site in other case", { site: "HARBOR  Clinic" }],
  ["no site, NPI and licence", { site: "", npi: "", licenceNumber: "" }],
  ["an NPI with spaces", { npi: "1234 567 893" }],
];

for (const [what, changed] of fine) {
  test(`a row may have ${what}`, () => assert.deepEqual(sentencesOf(changed), []));
}

test("text that looks like code or a formula stays text, and what cannot be printed is taken out", () => {
  const [row] = check([goodRow({ given: "<script>alert(1)</script>", family: "=Ok\u0000afor\u200b\ud800" })]);
  assert.equal(row!.values.given, "<script>alert(1)</script>");
  assert.equal(row!.values.family, "=Ok afor\ufffd");
});

test("the same e-mail twice on the sheet is refused in both rows, in whatever case and Unicode form", () => {
  const rows = check([
    goodRow({ email: "Amélie@lantern.example" }),
    goodRow({ email: "jo@lantern.example" }),
    goodRow({ email: "AME\u0301LIE@ＬＡＮＴＥＲＮ.example" }),
  ]);
  assert.deepEqual(
    rows.map(({ problems }) => problems.map(({ sentence }) => sentence)),
    [
      ["The same e-mail address stands in row 4: an account is one person's own."],
      [],
      ["The same e-mail address stands in row 2: an account is one person's own."],
    ],
  );
});

test("a break-the-glass title on the other worksheet is refused, and the sentence says which and why", () => {
  const facts = someFacts({ participant: practice });
  for (const title of ["Emergency department nurse", "Emergency medical provider"]) {
    assert.deepEqual(sentencesOf({ title }, facts), [
      `Title: ${title} stands only on the worksheet with break-the-glass, which is for participants with emergency services; ` +
        "Quay Street Family Practice uses the one without.",
    ]);
  }
});

const suggestions: [string, Partial<WorksheetRow>, string][] = [
  ["a slip of the keyboard", { title: "Phisician" }, "Physician (including resident)"],
  ["the usual word", { title: "Doctor" }, "Physician (including resident)"],
  ["half of the name", { title: "Emergency nurse" }, "Emergency department nurse"],
  ["a slip in a site", { site: "Main kampus" }, "Main campus"],
  ["half of a site", { site: "Harbor" }, "Harbor clinic"],
];

for (const [what, changed, suggestion] of suggestions) {
  test(`what was probably meant is offered: ${what}`, () => {
    const [problem, ...others] = problemsOf(changed);
    assert.deepEqual(others, []);
    assert.equal(problem?.suggestion, suggestion);
  });
}

const mistyped: [string, string][] = [
  ["amara@gmial.com", "amara@gmail.com"],
  ["amara@gmai.com", "amara@gmail.com"],
  ["amara@hotmal.com", "amara@hotmail.com"],
  ["amara@yaho.com", "amara@yahoo.com"],
  ["amara@outlok.com", "amara@outlook.com"],
  ["amara@lantern.con", "amara@lantern.com"],
  ["amara@lantern-healt.example", "amara@lantern-health.example"],
];

for (const [email, meant] of mistyped) {
  test(`a likely typing error is asked about until it is said to be right: ${email}`, () => {
    const facts = someFacts({ colleagues: [{ emailFolded: "jo@lantern-health.example", titleIds: ["nurse"] }] });
    const [problem] = problemsOf({ email }, facts);
    assert.equal(problem?.severity, "question");
    assert.equal(problem?.suggestion, meant);
    assert.deepEqual(problemsOf({ email, emailConfirmed: true }, facts), []);
  });
}

test("no question is asked about providers that only resemble another, and about other domains", () => {
  for (const domain of ["mail.com", "ymail.com", "proton.me", "lantern.example", "uhs.org", "bigmail.example"]) {
    assert.deepEqual(problemsOf({ email: `amara@${domain}` }), [], domain);
  }
});

test("somebody who waits on another worksheet, or is a user here already, is named as such", () => {
  const email = "Jo@Lantern.example";
  const waiting = someFacts({ waitingEmails: ["jo@lantern.example"] });
  assert.match(sentencesOf({ email }, waiting)[0]!, /waits on a worksheet/);
  const nurse = someFacts({ colleagues: [{ emailFolded: "jo@lantern.example", titleIds: ["nurse"] }] });
  assert.match(sentencesOf({ email, title: "Nurse (RN/LPN)" }, nurse)[0]!, /is a user of .* already: Nurse/);
  assert.match(sentencesOf({ email, title: "Care manager" }, nurse)[0]!, /Change the role in the list/);
  const manager = someFacts({ colleagues: [{ emailFolded: "jo@lantern.example", titleIds: ["user-manager"] }] });
  assert.deepEqual(sentencesOf({ email, title: "Nurse (RN/LPN)" }, manager), []);
});

test("rows are counted as ready, refused or asked about, and one bad row spoils no other", () => {
  const rows = check([
    goodRow(),
    goodRow({ email: "jo@gmial.com" }),
    goodRow({ email: "lee@gmial.com", mobile: "" }),
    goodRow({ email: "kim@lantern.example" }),
  ]);
  const { ready, refused, questions } = summariseRows(rows, someFacts());
  assert.deepEqual({ ready, refused, questions }, { ready: 2, refused: 1, questions: 1 });
});
