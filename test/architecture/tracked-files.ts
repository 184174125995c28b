import { execFileSync } from "node:child_process";
import { lstatSync } from "node:fs";
import { join } from "node:path";

/** The files that git tracks in a checkout, or would track if they were added now; symbolic links left out. */
export function trackedFiles(root: string): string[] {
  const listing = execFileSync(
    "git",
    ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 * 1024 ** 2,
      env: { ...process.env, GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined },
    },
  );
  const files = [...new Set(listing.split("\0"))].filter((file) => file !== "");
  return files.filter((file) => lstatSync(join(root, file), { throwIfNoEntry: false })?.isFile() ?? false);
}

/** True for text that people write: not pictures, fonts or archives. */
export const isText = (content: Buffer): boolean => !content.subarray(0, 8_000).includes(0);
