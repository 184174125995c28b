import { findAnchorFileSize, readAnchors } from "./anchor-file.ts";
import { findCopyCount, readAnchorCopies } from "./anchor-folder.ts";
import { AnchorMemory } from "./anchor-memory.ts";
import type { Anchor } from "./chain-rules.ts";
import { type Era, wasLost } from "./era-rules.ts";
import { pagesOf, Queue } from "./in-order.ts";

/** Where anchors are kept outside the database. */
export type AnchorPlaces = {
  anchorFile: string;
  /** On write-once storage; absent where there is none. */
  anchorFolder?: string | undefined;
};

/** How much each place holds at one moment, so that what comes to it later is left for the next look. */
export type PlacesThen = AnchorPlaces & { fileBytes: number | undefined; copies: number | undefined };

const anchorsAtOnce = 1000;

export async function lookAtPlaces(places: AnchorPlaces): Promise<PlacesThen> {
  const { anchorFile, anchorFolder } = places;
  const copies = anchorFolder === undefined ? undefined : await findCopyCount(anchorFolder);
  return { ...places, fileBytes: await findAnchorFileSize(anchorFile), copies };
}

/** What each place remembers, without what a restore lost. */
export function outsideMemories(places: PlacesThen, eras: readonly Era[]): AnchorMemory[] {
  const { anchorFile, anchorFolder, fileBytes, copies } = places;
  const memory = (name: string, held: number | undefined, read: (held: number) => AsyncIterable<Anchor | "damaged">) =>
    new AnchorMemory({
      name,
      exists: held !== undefined,
      anchors: new Queue(pagesOf(withoutLost(read(held ?? 0), eras), anchorsAtOnce)),
    });
  const file = memory("anchor file", fileBytes, (bytes) => readAnchors(anchorFile, bytes));
  if (anchorFolder === undefined) return [file];
  return [file, memory("anchor folder", copies, (count) => readAnchorCopies(anchorFolder, count))];
}

/** The highest record that any place remembers, and the highest of those that no restore is known to have lost; 0 for none. */
export async function highestRemembered(
  places: AnchorPlaces,
  eras: readonly Era[],
): Promise<{ ever: number; still: number }> {
  const { anchorFile, anchorFolder, fileBytes, copies } = await lookAtPlaces(places);
  const highest = { ever: 0, still: 0 };
  const sources = [readAnchors(anchorFile, fileBytes ?? 0), readAnchorCopies(anchorFolder ?? "", copies ?? 0)];
  for (const source of sources) {
    for await (const anchor of source) {
      if (anchor === "damaged") continue;
      highest.ever = Math.max(highest.ever, anchor.sequence);
      if (!wasLost(anchor, eras)) highest.still = Math.max(highest.still, anchor.sequence);
    }
  }
  return highest;
}

async function* withoutLost(
  anchors: AsyncIterable<Anchor | "damaged">,
  eras: readonly Era[],
): AsyncGenerator<Anchor | "damaged"> {
  for await (const anchor of anchors) if (anchor === "damaged" || !wasLost(anchor, eras)) yield anchor;
}
