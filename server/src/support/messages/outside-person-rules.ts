import type { OutsideRecipient, SecureProof } from "@crossbay/contract";
import { cleanName, readMobile } from "../../accounts/index.ts";
import { foldPassphrase } from "./secure-secrets.ts";

/** Somebody outside, as they can be written to. */
export type OutsidePerson = {
  name: string;
  email: string;
  daysOpen: number;
  proof: ReadProof;
};

export type ReadProof = { by: "sms"; mobile: string } | { by: "passphrase"; passphrase: string };

export const passphraseLettersMin = 10;

/** Reads what a sender gave of somebody outside, or says what is wrong with it; `at` is where it stands in the form. */
export function readOutsidePerson(
  given: OutsideRecipient,
  { at, usualDays }: { at: string; usualDays: number },
): { person: OutsidePerson } | { faults: { field: string; detail: string }[] } {
  const name = cleanName(given.name);
  const email = given.email.trim();
  const proof = readProof(given.proof, `${at}.proof`);
  const faults = [
    ...(name ? [] : [{ field: `${at}.name`, detail: "Write the name of the person." }]),
    ...(looksLikeOneAddress(email) ? [] : [{ field: `${at}.email`, detail: "The e-mail address is not complete." }]),
    ...("fault" in proof ? [proof.fault] : []),
  ];
  if ("fault" in proof || faults.length > 0) return { faults };
  return { person: { name, email, daysOpen: given.daysOpen ?? usualDays, proof: proof.proof } };
}

/** The proof that goes with a link, or why it proves nothing. */
export function readProof(
  given: SecureProof,
  at: string,
): { proof: ReadProof } | { fault: { field: string; detail: string } } {
  if (given.by === "sms") {
    const read = readMobile(given.mobile);
    return "refused" in read
      ? { fault: { field: `${at}.mobile`, detail: read.refused } }
      : { proof: { by: "sms", mobile: read.mobile } };
  }
  const passphrase = foldPassphrase(given.passphrase);
  if (passphrase.length >= passphraseLettersMin && new Set(passphrase).size >= 5) {
    return { proof: { by: "passphrase", passphrase } };
  }
  return {
    fault: {
      field: `${at}.passphrase`,
      detail: "The passphrase is too easy: use at least three words that nobody guesses.",
    },
  };
}

const looksLikeOneAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@.<>"(),:;\\[\]]{2,}$/.test(text);
