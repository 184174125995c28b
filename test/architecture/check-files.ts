import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { trackedFiles } from "./tracked-files.ts";

const bytesMax = 1024 ** 2;
// The training video is made by a script of its own, for which a new clone has no encoder.
const largeFiles = ["server/src/onboarding/training/video/training.mp4"];
const linesMax = 300;
const aSource = /\.(?:ts|tsx|css|sh)$|^crossbay$/;
const vagueNames = /(?:^|\/)(?:utils?|helpers?|common|misc|manager|service)(?:[-./]|$)/;

/** One sentence for each tracked file that is too large, too long, or named after nothing. */
export function checkFiles(root: string): string[] {
  return trackedFiles(root).flatMap((file) => {
    const size = statSync(join(root, file)).size;
    if (size > bytesMax && !largeFiles.includes(file))
      return [`${file} has ${Math.ceil(size / 1024)} KiB: files of over 1 MiB are made, not kept.`];
    if (!aSource.test(file)) return [];
    const lines = readFileSync(join(root, file), "utf8").split("\n").length - 1;
    return [
      ...(lines > linesMax ? [`${file} has ${lines} lines: over ${linesMax} it wants splitting.`] : []),
      ...(vagueNames.test(file) ? [`${file} is named after nothing: name it after its main export.`] : []),
    ];
  });
}
