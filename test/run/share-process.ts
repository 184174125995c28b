import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Test files that run in one process, by a file that imports them all. */
export type Lot = { readonly file: string; readonly members: readonly string[] };

export type Lots = {
  readonly lots: readonly Lot[];
  /** Files that need a process of their own. */
  readonly alone: readonly string[];
  /** Removes the files that were written. */
  remove(): void;
};

// A process of its own costs more than a second of processor time, most of it for modules that the process before had read too.
const needsNothing = /^import \{ test \} from "node:test";$/m;
const touchesMore = /test\/support|\/testing\/|process\.|child_process|node:http|node:net|\bmock\b|globalThis/;
const usesPortal = /\b(?:startPortal|lookAtPlaces)\(/;
const preparesMore = /\b(?:before|after|beforeEach|afterEach)\(/;

/** How a file may share its process: it prepares nothing, or no more than the one portal of its process. */
function kindOf(file: string): "plain" | "portal" | undefined {
  const text = readFileSync(file, "utf8");
  if (usesPortal.test(text)) return preparesMore.test(text) ? undefined : "portal";
  return needsNothing.test(text) && !touchesMore.test(text) ? "plain" : undefined;
}

/** Puts files that may share a process into as many lots as run at once, in the order in which they come. */
export function shareProcesses(files: readonly string[], lotsAtOnce: number): Lots {
  const folder = mkdtempSync(join(tmpdir(), "crossbay-lots-"));
  const kinds = new Map(files.map((file) => [file, kindOf(file)]));
  const lots = (["portal", "plain"] as const).flatMap((kind) => {
    const members = files.filter((file) => kinds.get(file) === kind);
    const dealt = Array.from({ length: lotsAtOnce }, (_, lot) => members.filter((_, at) => at % lotsAtOnce === lot));
    return dealt.filter((each) => each.length > 1).map((each, at) => writeLot(join(folder, `${kind}-${at}.mjs`), each));
  });
  const shared = new Set(lots.flatMap(({ members }) => members));
  return {
    lots,
    alone: files.filter((file) => !shared.has(file)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeLot(file: string, members: readonly string[]): Lot {
  writeFileSync(file, members.map((member) => `import ${JSON.stringify(pathToFileURL(member).href)};\n`).join(""));
  return { file, members };
}
