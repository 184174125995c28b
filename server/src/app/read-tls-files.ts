import { readFile } from "node:fs/promises";
import { PlainError } from "../platform/plain-error.ts";

/** A certificate chain and its key, as they stand in their files; a `PlainError` names the one that cannot be read. */
export async function readTlsFiles(certificateFile: string, keyFile: string): Promise<{ cert: Buffer; key: Buffer }> {
  const read = (file: string) =>
    readFile(file).catch((cause: Error) => {
      throw new PlainError(`The TLS file ${file} cannot be read: ${cause.message}.`, { cause });
    });
  return { cert: await read(certificateFile), key: await read(keyFile) };
}
