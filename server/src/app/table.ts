/** Columns in plain text, as wide as their widest cell, with a head; one sentence when there are no lines. */
export function formatTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  if (lines.length === 0) return "None yet.\n";
  const widths = head.map((_cell, column) => Math.max(...[head, ...lines].map((line) => (line[column] ?? "").length)));
  const write = (line: readonly string[]) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd();
  return `${[head, widths.map((width) => "-".repeat(width)), ...lines].map(write).join("\n")}\n`;
}
