import type { RowProblem, WorksheetRow } from "@crossbay/contract";
import { effectiveLevels, foldEmail, readMobile, refuseEmail } from "../../accounts/index.ts";
import { suggestEmail } from "./email-typing-rules.ts";
import { findTitle } from "./find-title-rules.ts";
import type { RowFacts } from "./worksheet-facts.ts";
import { columnOfField, refuseField } from "./worksheet-row-rules.ts";

const nameCharactersMax = 100;
const emailCharactersMax = 254;

/** What is wrong with who it is and how the person is reached. */
export const checkContact = (typed: { row: number; values: WorksheetRow }, facts: RowFacts): RowProblem[] => [
  ...checkName("given", typed.values.given),
  ...checkName("family", typed.values.family),
  ...checkEmail(typed, facts),
  ...checkMobile(typed.values.mobile),
];

function checkName(field: "given" | "family", name: string): RowProblem[] {
  const column = columnOfField[field].toLowerCase();
  if (name === "") return [refuseField(field, `The ${column} is missing.`)];
  if (name.length > nameCharactersMax) {
    return [refuseField(field, `The ${column} has more than ${nameCharactersMax} characters.`)];
  }
  if (!/\p{L}/u.test(name)) return [refuseField(field, `The ${column} has no letters.`)];
  // "3rd" may stand in a name; other digits are a slip of columns.
  return /\d/.test(name.replace(/\b\d+(?:st|nd|rd|th)\b/gi, ""))
    ? [refuseField(field, `The ${column} has digits in it.`)]
    : [];
}

function checkEmail({ row, values }: { row: number; values: WorksheetRow }, facts: RowFacts): RowProblem[] {
  const { email } = values;
  if (email === "") return [refuseField("email", "The e-mail address is missing.")];
  if (email.length > emailCharactersMax) return [refuseField("email", "The e-mail address is too long.")];
  const refused = refuseEmail(email) ?? refuseKnownHere(row, values, facts);
  if (refused !== undefined) return [refuseField("email", refused)];
  const suggestion = values.emailConfirmed ? undefined : suggestEmail(foldEmail(email), facts.colleagueDomains);
  if (suggestion === undefined) return [];
  const sentence = `Is ${email} right? Perhaps ${suggestion} is meant. Resets of the password go to this address.`;
  return [{ field: "email", column: columnOfField.email, severity: "question", sentence, suggestion }];
}

/** Only what the participant knows of its own people: the sheet itself, its worksheets and its users. */
function refuseKnownHere(row: number, values: WorksheetRow, facts: RowFacts): string | undefined {
  const folded = foldEmail(values.email);
  const others = facts.linesOfEmail.get(folded)?.filter((line) => line !== row) ?? [];
  if (others.length > 0) {
    const lines = others.slice(0, 3).join(", ");
    return `The same e-mail address stands in row ${lines}${others.length > 3 ? " and more" : ""}: an account is one person's own.`;
  }
  if (facts.waitingEmails.has(folded)) {
    return "This person waits on a worksheet that was submitted before: your relationship manager decides about it.";
  }
  return refuseColleague(values, facts);
}

/** One more role beside one that sees no patients is fine; another role in the place of one is no worksheet's business. */
function refuseColleague(values: WorksheetRow, facts: RowFacts): string | undefined {
  const { titles, participant, colleagues } = facts;
  const held = colleagues.get(foldEmail(values.email))?.titleIds ?? [];
  const wanted = findTitle(values.title, titles)?.id;
  const same = titles.find(({ id }) => id === wanted && held.includes(id));
  if (same) return `This person is a user of ${participant.name} already: ${same.name}.`;
  const seesPatients = titles.find(
    (title) => held.includes(title.id) && effectiveLevels(title, participant).some((level) => patientLevels.has(level)),
  );
  if (!seesPatients) return undefined;
  return (
    `This person is a user of ${participant.name} already: ${seesPatients.name}. Change the role in the list of your ` +
    "users: a worksheet does not."
  );
}

const patientLevels: ReadonlySet<string> = new Set([
  "practitioner-btg",
  "practitioner",
  "clinical-support",
  "registration",
]);

function checkMobile(mobile: string): RowProblem[] {
  if (mobile === "") return [refuseField("mobile", "The mobile number is missing: security codes go there.")];
  const read = readMobile(mobile);
  return "refused" in read ? [refuseField("mobile", read.refused)] : [];
}
