import { PlainError } from "./plain-error.ts";

/** Turns what can go wrong around the data folder into one sentence that says what to do; leaves bugs as they are. */
export function explainFailure(error: unknown, folder: string): unknown {
  if (error instanceof PlainError) return error;
  const text = `${(error as NodeJS.ErrnoException).code ?? ""} ${error instanceof Error ? error.message : error}`;
  const sentence = sentences.find(([pattern]) => pattern.test(text))?.[1];
  if (sentence) return new PlainError(sentence(folder), { cause: error });
  const fatal = /(?:FATAL|PANIC|error):\s+(.+)/.exec(text)?.[1];
  if (!fatal) return error;
  return new PlainError(`The database in ${folder} did not start, as its postgres.log says: ${fatal}.`, {
    cause: error,
  });
}

const sentences: [RegExp, (folder: string) => string][] = [
  [
    /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of/,
    (folder) => `The disk that holds ${folder} is full: make room on it and start again.`,
  ],
  [
    /EROFS|Read-only file system/,
    (folder) => `The folder ${folder} cannot be written: choose another with CROSSBAY_HOME.`,
  ],
  [
    /EACCES|EPERM|ENOTDIR|Permission denied|Operation not permitted|has wrong ownership/,
    (folder) => `The folder ${folder} belongs to another user or is closed: choose another with CROSSBAY_HOME.`,
  ],
  [
    /incompatible with (?:server|this version)|was initialized by PostgreSQL version/,
    (folder) => `The data in ${folder} were made by another version of PostgreSQL: use the Crossbay that made them.`,
  ],
  [
    /EADDRINUSE|Address already in use/,
    () => "The port chosen for the database is in use by another program: choose another.",
  ],
  [
    /28P01|password authentication failed/,
    (folder) => `The credentials in ${folder} do not open the database beside them: restore both from the same backup.`,
  ],
  [
    /could not map anonymous shared memory|Cannot allocate memory|could not resize shared memory/,
    () => "The machine has not enough free memory for the database: free some and start again.",
  ],
];
