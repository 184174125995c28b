import { readMobile } from "./mobile-rules.ts";

/** An e-mail address as it is compared: Unicode-normalised and case-folded. */
export const foldEmail = (email: string): string => email.normalize("NFKC").trim().toLowerCase();

/** Why an e-mail address cannot belong to one person's account, in a sentence. Policy §2. */
export function refuseEmail(email: string): string | undefined {
  const folded = foldEmail(email);
  const match = /^([^\s@<>"(),:;\\[\]]{1,64})@([^\s@<>"(),:;\\[\]]{1,190}\.[^\s@.<>"(),:;\\[\]]{2,63})$/.exec(folded);
  if (!match) return "The e-mail address is not complete.";
  const mailbox = match[1]!.replace(/\+.*$/, "").replace(/[^\p{L}]/gu, "");
  if (sharedMailboxes.has(mailbox)) return "The e-mail address is a shared mailbox: an account is one person's own.";
  return undefined;
}

const sharedMailboxes = new Set(
  (
    "account accounting accounts admin administration administrator admissions alerts appointments ar ap billing " +
    "billings careers claims clinic compliance contact contactus customerservice department dispatch ed edesk ehr emr " +
    "er everyone exec fax feedback finance frontdesk frontoffice general hello help helpdesk hostmaster hr " +
    "humanresources info information inquiries intake it itsupport lab laboratory legal mail mailbox marketing " +
    "medicalrecords medrec news newsletter noreply donotreply nurses nursing nursingstation office officemanager " +
    "operations payroll pharmacy postmaster practice privacy privacyoffice reception receptionist records referrals " +
    "registration registrar root sales scheduling secretary security service services shared staff support team " +
    "triage webmaster welcome"
  ).split(" "),
);

/** A mobile number as E.164; `undefined` when it cannot be one. */
export function cleanMobile(mobile: string): string | undefined {
  const read = readMobile(mobile);
  return "refused" in read ? undefined : read.mobile;
}

/** A username as it is compared. PostgreSQL keeps no NUL, so one is taken for a letter that no username has. */
export const foldUsername = (username: string): string =>
  username.normalize("NFKC").replaceAll("\0", "\ufffd").trim().toLowerCase();

/** Why a chosen username is refused, in a sentence. */
export function refuseUsername(username: string): string | undefined {
  if (/^[a-z][a-z0-9._-]{1,39}$/.test(username)) return undefined;
  return "A username has 2 to 40 characters: letters a to z, digits, dot, dash and underscore, a letter first.";
}

/**
 * First letter of the given name and the surname, in letters a to z; numbered when others have it. A name in another
 * script than Latin falls back to the mailbox.
 */
export function deriveUsername(
  person: { given: string; family: string; email: string },
  taken: ReadonlySet<string>,
): string {
  const base = usernameBase(person);
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const numbered = `${base}${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** What `deriveUsername` begins with, before numbering. */
export function usernameBase(person: { given: string; family: string; email: string }): string {
  const family = latinLetters(person.family);
  if (family) return `${latinLetters(person.given).slice(0, 1)}${family}`.slice(0, usernameLettersMax);
  return latinLetters(person.email.replace(/@.*$/, "")).slice(0, usernameLettersMax) || "user";
}

const usernameLettersMax = 36;

const latinLetters = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[øßłæœđðþı]/g, (letter) => spelledOut[letter]!)
    .normalize("NFKD")
    .replace(/[^a-z]/g, "");

const spelledOut: Record<string, string> = {
  ø: "o",
  ß: "ss",
  ł: "l",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** The end of a mobile number, for a page that must not show it. */
export const maskMobile = (mobile: string): string => `•• ${mobile.slice(-2)}`;
