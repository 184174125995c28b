import type { RefusalExplanation } from "@crossbay/contract";
import type { ConsentStanding } from "../consent/consent-rules.ts";

type Told = { participantName: string; title: string };

/** What a rule means, for whoever explains it to the caller. Keys are the rules of the audit record. */
const refusals: Readonly<Record<string, (told: Told) => string>> = {
  "account-not-active": () => "The account was not active, or its training was not finished or is overdue.",
  "sign-in-required": () => "The caller was not signed in with both factors.",
  "session-for-one-patient": () =>
    "The caller's record system had opened this session for one patient, and they asked for another.",
  "level-lacks-right": ({ title, participantName }) =>
    `The role (${title} at ${participantName}) does not include this.`,
  "purpose-missing": () => "The caller had not said in this session why they look.",
  "not-found": () =>
    "There was no such patient, or no search or list had shown the caller this one in the last 24 hours.",
  "no-consent": ({ participantName }) => `No decision of the patient let ${participantName} see their data.`,
  "emergency-only": ({ participantName }) =>
    `The patient lets ${participantName} see their data in a medical emergency only.`,
  "patient-denied": ({ participantName }) => `The patient had denied ${participantName} access.`,
  "patient-denied-everyone": () => "The patient had denied everyone access.",
  "written-consent-needed": () => "The patient had agreed by word of mouth, and this role needs a signed form.",
  "redisclosure-unconfirmed": () => "The redisclosure warning had not been read for this patient in this session.",
  "glass-not-needed": () => "The glass was to be broken although consent is recorded: the record opens as usual.",
  "glass-refused": () =>
    "Not everything was attested before breaking the glass, or the reason or the password was missing.",
  "reauthentication-failed": () => "The password or passkey that was asked for again was not right.",
  "consent-refused": () => "The decision could not be recorded as it was entered; the page said which field was wrong.",
};

const permissions: Readonly<Record<string, (told: Told) => string>> = {
  role: ({ title }) => `The role (${title}) includes this, and nothing else was needed.`,
  "consent-participant": ({ participantName }) => `The patient's decision for ${participantName} allowed it.`,
  "consent-community": () => "The patient's decision for the whole community allowed it.",
  "break-the-glass": () => "The caller had broken the glass, and it was open.",
  emergency: () => "The role may break the glass, and no denial stood against it.",
  "one-to-one": () => "It was sent to the caller by name.",
  "patient-request": () => "The patient had asked for it.",
};

type Verdict = RefusalExplanation["events"][number]["verdict"];

/** One sentence about an entry of the audit record. */
export function sentenceOf(entry: { verdict: Verdict; rule: string | null; concealed: boolean } & Told): string {
  const { verdict, rule, concealed } = entry;
  if (verdict === "failed") return refusals[rule ?? ""]?.(entry) ?? "It did not work: what was entered was not right.";
  if (verdict === "refused") {
    const why = refusals[rule ?? ""]?.(entry) ?? "It was refused.";
    return concealed ? `${why} ${concealedWords}` : why;
  }
  return permissions[rule ?? ""]?.(entry) ?? "It was done.";
}

const concealedWords =
  "The caller was told only that there is no such patient, since no search or list had shown them this one in the last 24 hours.";

type Outlook = { standing: ConsentStanding; linkedPatients: number; reviewWaits: boolean };

/** What the caller can do now, most helpful first. */
export function adviceFor(
  refused: { rule: string | null; concealed: boolean } & Told,
  now: Outlook | undefined,
): string[] {
  const { rule, concealed, participantName } = refused;
  const hidden = concealed || rule === "not-found";
  const advice = [
    ...(hidden
      ? ["Search for the patient by surname and birth date, or by an identifier, and open the record from there."]
      : []),
    ...(isAboutConsent(rule) && now?.standing.value === "grant"
      ? [`Consent for ${participantName} is recorded by now: open the record again.`]
      : (steps[rule ?? ""]?.(refused) ?? [])),
  ];
  if (now?.reviewWaits)
    advice.push(
      "A possible match of this patient waits for an identity steward: what another source sent may join the record.",
    );
  if (now?.linkedPatients === 0)
    advice.push("The patient was linked into another record since: search again, and open what the search finds.");
  return advice.length > 0 ? advice : ["Try again, and report the new request id when it happens again."];
}

const aboutConsent: readonly string[] = ["no-consent", "emergency-only", "patient-denied", "written-consent-needed"];
const isAboutConsent = (rule: string | null): boolean => aboutConsent.includes(rule ?? "");

const signed = ({ participantName }: Told): string[] => [
  `Have the patient sign the form of ${participantName}, and record it on the consent page; it counts at once.`,
  "In a medical emergency, a clinician whose role includes it may break the glass.",
];
const askUserManager = ({ participantName }: Told): string[] => [
  `Ask the user manager of ${participantName}, who gives roles and looks after accounts.`,
];

const steps: Readonly<Record<string, (told: Told) => string[]>> = {
  "account-not-active": askUserManager,
  "sign-in-required": () => ["Sign in with the password and the second factor."],
  "session-for-one-patient": () => [
    "Open the other patient in the record system, or sign in to the portal with the own username and password.",
  ],
  "level-lacks-right": askUserManager,
  "purpose-missing": () => ["State the purpose, once a session, and open the page again."],
  "no-consent": signed,
  "emergency-only": signed,
  "patient-denied": () => ["Only a new signed decision of the patient opens the record, in an emergency as well."],
  "patient-denied-everyone": () => [
    "Only the exchange's staff can lift this, when the patient or their representative asks and is proofed.",
  ],
  "written-consent-needed": ({ participantName }) => [
    `Have the patient sign the form of ${participantName}, and record it on the consent page.`,
  ],
  "redisclosure-unconfirmed": () => ["Read the warning that comes before the record, and confirm it."],
  "glass-not-needed": () => ["Open the record as usual."],
  "glass-refused": () => [
    "Attest to each of the three sentences, choose the reason, and enter the password or use the passkey.",
  ],
  "reauthentication-failed": () => [
    "Try again with the password of the portal, or with the passkey; after five wrong tries, sign in again.",
  ],
  "consent-refused": () => ["Correct the field that the page names, and record the decision again."],
};
