import { type FileHandle, mkdir, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAnchor, syncFolder } from "./anchor-file.ts";
import { type Anchor, sameAnchor } from "./chain-rules.ts";

// One file holds one anchor: <running number>-<minute>.json in the folder of a day.
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const copyPattern = /^(\d{8,})-(\d{4}-\d{2}-\d{2}T\d{4}Z)\.json$/;

/**
 * Keeps a copy of the newest anchor in a folder whose files nobody can change: one file a minute at most, written once. A copy
 * that stands there already is not written again. Callers take turns.
 */
export async function keepAnchorCopy(folder: string, anchor: Anchor, now: Date): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const newest = await findNewestCopy(folder);
  const minute = `${now.toISOString().slice(0, 16).replace(":", "")}Z`;
  if (newest && (newest.minute === minute || (newest.anchor && sameAnchor(newest.anchor, anchor)))) return;
  const today = minute.slice(0, 10);
  // A clock that was set back must not put a copy before older ones.
  const day = newest && newest.day > today ? newest.day : today;
  await mkdir(join(folder, day), { recursive: true, mode: 0o700 });
  const number = String((newest?.number ?? 0) + 1).padStart(8, "0");
  const handle = await open(join(folder, day, `${number}-${minute}.json`), "wx", 0o400);
  await writeWhole(handle, `${JSON.stringify(anchor)}\n`);
  // Storage that is not a disk may know no syncing of folders.
  await syncFolder(join(folder, day)).catch(() => {});
}

async function writeWhole(handle: FileHandle, text: string): Promise<void> {
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** How many copies were written; undefined when there is no such folder. */
export async function findCopyCount(folder: string): Promise<number | undefined> {
  if ((await list(folder)) === undefined) return undefined;
  return (await findNewestCopy(folder))?.number ?? 0;
}

/**
 * The first copies, up to that many, in the order in which they were written. A file torn by a crash is passed over; any other
 * that is no anchor is `damaged`.
 */
export async function* readAnchorCopies(folder: string, count: number): AsyncGenerator<Anchor | "damaged"> {
  if (count === 0) return;
  for (const day of await daysOf(folder)) {
    for (const { file, number } of await copiesOf(folder, day)) {
      if (number > count) return;
      const text = await readFile(join(folder, day, file), "utf8");
      if (text.endsWith("\n")) yield parseAnchor(text) ?? "damaged";
    }
  }
}

async function findNewestCopy(
  folder: string,
): Promise<{ day: string; number: number; minute: string; anchor: Anchor | undefined } | undefined> {
  for (const day of (await daysOf(folder)).reverse()) {
    const newest = (await copiesOf(folder, day)).at(-1);
    if (!newest) continue;
    const anchor = parseAnchor(await readFile(join(folder, day, newest.file), "utf8"));
    return { day, number: newest.number, minute: newest.minute, anchor };
  }
  return undefined;
}

const daysOf = async (folder: string): Promise<string[]> =>
  ((await list(folder)) ?? []).filter((name) => dayPattern.test(name)).sort();

async function copiesOf(folder: string, day: string): Promise<{ file: string; number: number; minute: string }[]> {
  return ((await list(join(folder, day))) ?? [])
    .flatMap((file) => {
      const [, number, minute] = copyPattern.exec(file) ?? [];
      return number && minute ? [{ file, number: Number(number), minute }] : [];
    })
    .sort((a, b) => a.number - b.number);
}

async function list(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}
