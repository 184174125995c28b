/**
 * The bytes of a message that a person mended: segments end with CR, and its character set is one that holds every character.
 * Where it declares another than UTF-8 and has characters beyond ASCII, MSH-18 is rewritten to `UNICODE UTF-8`.
 */
export function mendedBytes(text: string): Buffer {
  const lines = text.toWellFormed().replace(/\r\n?|\n/g, "\r");
  const whole = lines.endsWith("\r") ? lines : `${lines}\r`;
  return Buffer.from(isAscii(whole) ? whole : declareUtf8(whole), "utf8");
}

const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text);

function declareUtf8(text: string): string {
  const start = text.indexOf("MSH");
  const field = text[start + 3];
  if (start === -1 || field === undefined) return text;
  const end = text.indexOf("\r", start);
  const values = text.slice(start, end).split(field);
  const declared = (values[17] ?? "").trim();
  if (declared === "" || /^(?:UNICODE )?UTF-?8$/i.test(declared)) return text;
  values[17] = "UNICODE UTF-8";
  return text.slice(0, start) + values.join(field) + text.slice(end);
}
