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

/**
 * A mobile number as E.164: spaces, dots, dashes and brackets are taken out; ten digits, or eleven that begin with 1,
 * are a number of the North American plan. `undefined` when it cannot be one. Only the security code proves that it
 * is a mobile number.
 */
export function cleanMobile(mobile: string): string | undefined {
  const digits = mobile
    .normalize("NFKC")
    .replace(/[\s().\-/\u2010-\u2015\u00a0]/gu, "")
    .replace(/^00/, "+");
  if (/^\+1\d*$/.test(digits)) return northAmerican(digits.slice(2));
  if (/^\+[1-9]\d{7,14}$/.test(digits)) return digits;
  if (/^1?\d{10}$/.test(digits)) return northAmerican(digits.slice(-10));
  return undefined;
}

/** Area and exchange codes begin with 2 to 9 in the North American plan. */
const northAmerican = (digits: string): string | undefined =>
  /^[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? `+1${digits}` : undefined;

/** A username as it is compared. */
export const foldUsername = (username: string): string => username.normalize("NFKC").trim().toLowerCase();

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
