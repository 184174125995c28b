import assert from "node:assert/strict";
import { test } from "node:test";
import { productArticles } from "./product-articles.ts";
import { indexArticles } from "./search-rules.ts";

const search = indexArticles([...productArticles.values()]);
const found = (text: string, type?: string): string[] =>
  search({ text, type, limit: 5 }).map(({ article }) => article.slug);

/** What people type, and the answer that must be among the first three. */
const questions: readonly (readonly [string, string])[] = [
  ["which form do I use for my new staff", "which-worksheet-form"],
  ["provisioning workshet", "which-worksheet-form"],
  ["download excel template for new users", "which-worksheet-form"],
  ["how much does it cost", "fees"],
  ["is there a fee", "fees"],
  ["price per user", "fees"],
  ["can I use my gmail address for my account", "personal-email"],
  ["personal e-mail", "personal-email"],
  ["shared mailbox frontdesk@", "personal-email"],
  ["when is my account ready", "account-ready"],
  ["how will i know the acount is redy", "account-ready"],
  ["alerts for new user", "alerts-new-user"],
  ["clinical alrets", "alerts-new-user"],
  ["what can a nurse see", "role-based-access"],
  ["role based access", "role-based-access"],
  ["deactivate a user", "deactivate-user"],
  ["employee quit, remove acess", "deactivate-user"],
  ["someone was fired", "deactivate-user"],
  ["terminated employee", "deactivate-user"],
  ["why do you need my cell phone number", "why-a-mobile-number"],
  ["mobile number", "why-a-mobile-number"],
  ["forgot username", "forgotten-username"],
  ["forgoten user name", "forgotten-username"],
  ["what is my user id", "forgotten-username"],
  ["forgot my password", "forgotten-password"],
  ["pasword reset", "forgotten-password"],
  ["cant remember my pw", "forgotten-password"],
  ["temporary password link doesn't work", "temporary-password-link"],
  ["temporery pasword link expired", "temporary-password-link"],
  ["change my email address", "change-email"],
  ["new e mail adress", "change-email"],
  ["can't see clinical information", "cannot-see-clinical-information"],
  ["no results shown, consent missing", "cannot-see-clinical-information"],
  ["patient chart is empty", "cannot-see-clinical-information"],
  ["who confirms my role", "who-confirms-my-role"],
  ["who aproves my title", "who-confirms-my-role"],
  ["what is break the glass", "break-the-glass"],
  ["brake the glass", "break-the-glass"],
  ["btg who has it", "break-the-glass"],
  ["unconscious patient emergency", "break-the-glass"],
  ["pop up blocked", "pop-up-windows"],
  ["popup windows", "pop-up-windows"],
  ["window does not open when I click a result", "pop-up-windows"],
  ["report an error", "report-an-error"],
  ["eror message", "report-an-error"],
  ["something went wrong screenshot", "report-an-error"],
  ["which hospitals send data", "sources-and-data"],
  ["what data is available", "sources-and-data"],
  ["how fresh is the data", "how-fresh"],
  ["result from yesterday not there yet", "how-fresh"],
  ["is it real time", "how-fresh"],
  ["send patient data safely", "send-patient-data-safely"],
  ["how to share phi securely", "send-patient-data-safely"],
  ["encrypted email outlook", "encrypted-mail-outlook"],
  ["encript gmail", "encrypted-mail-gmail"],
  ["yahoo mail encryption", "encrypted-mail-yahoo"],
  ["aol smime", "encrypted-mail-aol"],
  ["s/mime certificate", "encrypted-mail"],
  ["security code not coming", "security-code"],
  ["sms code never arrived", "security-code"],
  ["lost my phone", "new-phone"],
  ["stolen cellphone", "new-phone"],
  ["logged out after 15 minutes", "session-locks"],
  ["session time out", "session-locks"],
  ["maternity leave", "leave-of-absence"],
  ["worksheet row rejected", "worksheet-rows-refused"],
  ["verify users every 90 days", "verify-users"],
  ["wrong patient in chart", "wrong-data"],
  ["two patients mixed up", "wrong-data"],
  ["training overdue", "training"],
  ["single sign on epic", "single-sign-on"],
  ["account suspended", "account-not-active"],
  ["I am a patient and want to opt out", "patients-choices"],
  ["who looked at my record", "patients-who-looked"],
  ["copy of my medical records", "patients-own-record"],
  ["my son is 15", "patients-children"],
  ["passphrase for secure message", "open-a-secure-message"],
  ["I gave someone my password", "password-in-a-message"],
  ["status of my ticket", "follow-a-request"],
  ["name a new user manager", "new-user-manager"],
];

for (const [typed, slug] of questions) {
  test(`“${typed}” finds ${slug}`, () => {
    const hits = found(typed);
    assert.ok(hits.slice(0, 3).includes(slug), `found ${hits.join(", ")}`);
  });
}

test("two of three questions have their answer in the first place", () => {
  const first = questions.filter(([typed, slug]) => found(typed)[0] === slug);
  assert.ok(first.length >= (questions.length * 2) / 3, `${first.length} of ${questions.length}`);
});

test("words that mean nothing here find nothing, and no words find nothing", () => {
  for (const typed of ["", "   ", "the and of", "zzzzzqqqq xxyyzz", "<script>", "!!!"])
    assert.deepEqual(found(typed), [], typed);
});

test("the type of a request brings its answers along, also before anything is typed", () => {
  assert.equal(found("", "pop-ups")[0], "pop-up-windows");
  assert.ok(found("it does not work", "deactivation").includes("deactivate-user"));
});

test("a text of any length is searched, and only its beginning counts", () => {
  assert.equal(found(`forgot username ${"x ".repeat(20_000)}`)[0], "forgotten-username");
});

test("what is shown of an answer is the sentence that was found", () => {
  const [hit] = search({ text: "safari pop-up", limit: 1 });
  assert.match(hit!.excerpt, /Safari/);
  assert.ok(hit!.excerpt.length <= 222);
});

test("an answer that staff have hidden is not found", () => {
  const hidden = indexArticles(
    [...productArticles.values()].map((article) => ({ ...article, hidden: article.slug === "fees" })),
  );
  assert.ok(!hidden({ text: "fees", limit: 5 }).some(({ article }) => article.slug === "fees"));
});
