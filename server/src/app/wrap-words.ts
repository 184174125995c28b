/** Text in lines of at most `width` characters: broken at blanks, and a word longer than a line at its dots. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (joined.length <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = partsOf(word, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? "";
  }
  return line === "" ? lines : [...lines, line];
}

function partsOf(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const dot = word.lastIndexOf(".", width - 1);
  const at = dot > 0 ? dot + 1 : width;
  return [word.slice(0, at), ...partsOf(word.slice(at), width)];
}
