/** A text with holes, cut once and filled many times: a crowd's results differ only in numbers and times. */
export type Stencil = (fill: (hole: string) => string) => string;

/** @param holes texts that stand where something is to be filled in; each may stand in many places */
export function cutStencil(text: string, holes: readonly string[]): Stencil {
  const pattern = holes.map((hole) => hole.replace(/[^\w@]/g, "\\$&")).join("|");
  const parts = text.split(new RegExp(`(${pattern})`));
  return (fill) => {
    let filled = parts[0]!;
    for (let index = 1; index < parts.length; index += 2) filled += fill(parts[index]!) + parts[index + 1]!;
    return filled;
  };
}
