import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * A mobile number as people write it: as E.164, or why it cannot be one, in a sentence. Without a country in front it is
 * read as one of the United States. Where a country's numbering plan tells mobile numbers from others, the others are
 * refused; in North America nothing tells them apart, and only the security code proves it.
 */
export function readMobile(written: string): { mobile: string } | { refused: string } {
  const digits = written
    .normalize("NFKC")
    .replace(/[\s().\-/\u2010-\u2015\u00a0]/gu, "")
    .replace(/^00/, "+");
  // The library reads letters, extensions and whole sentences too.
  if (!/^\+?\d{7,16}$/.test(digits)) return { refused: notComplete };
  if (reservedForFiction.test(digits)) return { mobile: digits };
  const number = parsePhoneNumberFromString(digits, "US");
  if (!number?.isValid()) return { refused: notComplete };
  const type = number.getType();
  if (type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE") return { mobile: number.number };
  return { refused: type === "FIXED_LINE" ? landline : otherLine };
}

const notComplete = "The mobile number cannot be one: write it like +1 518 555 0100.";
const landline = "The number is a landline: a mobile number is needed, since security codes come as text messages.";
const otherLine = "The number is a service's, not a person's mobile number.";

// Ofcom keeps these for invented people, so no numbering plan has them: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers
const reservedForFiction = /^\+447700900\d{3}$/;
