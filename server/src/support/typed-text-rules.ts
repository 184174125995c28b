/** One line as somebody typed it: composed, without control characters or spaces around it. */
export const typedLine = (text: string): string =>
  text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\p{Cc}+/gu, " ")
    .trim();

/** A text as somebody typed it: its lines stay lines, other control characters go. */
export const typedText = (text: string): string =>
  text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, " ")
    .trim();
