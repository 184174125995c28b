/**
 * Text that no spreadsheet program takes for a formula: what begins like one gets an apostrophe in front. Text that
 * begins with apostrophes before such a character gets one more, so that `unguardFormula` gives every text back.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const guardFormula = (text: string): string => (likeFormula.test(text) ? `'${text}` : text);

/** What `guardFormula` was given. */
export const unguardFormula = (text: string): string =>
  text.startsWith("'") && likeFormula.test(text) ? text.slice(1) : text;

// The wide forms are taken for the narrow ones by spreadsheet programs of East Asia.
const likeFormula = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
