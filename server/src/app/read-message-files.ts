import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { splitMessages } from "@crossbay/formats/hl7v2";
import { PlainError } from "../platform/plain-error.ts";

export type FileMessage = {
  file: string;
  /** Place in its file, from 1. */
  position: number;
  bytes: Buffer;
};

export type ReadMessages = {
  messages: FileMessage[];
  /** What was left out or read in a special way, a sentence each. */
  notes: string[];
};

/**
 * Reads HL7 v2 messages from files and folders (with what is below them, by name): one or many messages a file, framed or in a batch
 * envelope or not, any line ends.
 * @throws PlainError a path that is not there or cannot be read
 */
export function readMessageFiles(paths: readonly string[]): ReadMessages {
  const read: ReadMessages = { messages: [], notes: [] };
  for (const file of paths.flatMap(listFiles)) readOne(file, read);
  return read;
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) throw new PlainError(`There is no file or folder ${path}.`, { exitCode: 2 });
  if (!statSync(path).isDirectory()) return [path];
  const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .sort(byName)
    .flatMap((entry) => (entry.isDirectory() || entry.isFile() ? listFiles(join(path, entry.name)) : []));
}

function readOne(file: string, { messages, notes }: ReadMessages): void {
  const bytes = readBytes(file);
  const isWritten = writtenLineEnd.test(bytes.toString("latin1", 0, Math.min(bytes.length, 65_536)));
  if (isWritten) notes.push(`${file}: its lines end with a written \\r; read as the character.`);
  const text = isWritten ? unwrite(bytes) : bytes;
  const found = splitMessages(text);
  if (found.length === 0) notes.push(`${file}: holds no message.`);
  if (envelopeLine.test(text.toString("latin1")))
    notes.push(`${file}: its batch envelope (FHS, BHS, BTS, FTS) is not sent.`);
  for (const [at, message] of found.entries()) messages.push({ file, position: at + 1, bytes: message });
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new PlainError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

const envelopeLine = /(?:^|[\r\n\v])(?:FHS|BHS|BTS|FTS)[^A-Za-z0-9\s]/;

/** MSH whose line ends with a backslash and an r, as a message pasted from a program's text. */
const writtenLineEnd = /(?:^|[\r\n])MSH[^\r\n]*\\r[ \t]*(?:[\r\n]|$)/;

/** Undoes the escapes of a program's text: a written line end, and doubled backslashes. */
const unwrite = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes
      .toString("latin1")
      .replace(/\\r[ \t]*(?=[\r\n]|$)/g, "")
      .replaceAll("\\\\", "\\"),
    "latin1",
  );
