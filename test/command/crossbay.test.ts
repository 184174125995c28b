import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { projectRoot } from "../support/project-root.ts";

const crossbay = join(projectRoot, "crossbay");
const folder = mkdtempSync(join(tmpdir(), "crossbay-command-"));
after(() => rmSync(folder, { recursive: true }));

function runCrossbay(command: string, environment: Record<string, string> = {}) {
  const result = spawnSync(command, ["--help"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  return { code: result.status, said: result.stdout, complained: result.stderr };
}

/** A folder of programs that has a `node` of this version, and only what a shell script needs besides. */
function programsWith(nodeVersion: string | undefined): string {
  const programs = mkdtempSync(join(folder, "bin-"));
  for (const name of ["dirname", "readlink", "cat", "cksum", "uname"]) {
    symlinkSync(join("/usr/bin", name), join(programs, name));
  }
  if (nodeVersion) {
    writeFileSync(join(programs, "node"), `#!/bin/sh\necho ${nodeVersion}\n`);
    chmodSync(join(programs, "node"), 0o755);
  }
  return programs;
}

test("the command works from anywhere, through a link, and whatever NODE_OPTIONS a shell left behind", () => {
  const link = join(folder, "cb");
  symlinkSync(crossbay, link);
  const { code, said, complained } = runCrossbay(link, { NODE_OPTIONS: "--no-such-option", NODE_ENV: "nonsense" });
  assert.equal(code, 0, complained);
  assert.match(said, /start/);
});

const unfit: [string, string | undefined, string][] = [
  ["an old Node", "v18.19.0", "crossbay: Node 20 or later is needed, and v18.19.0 was found.\n"],
  [
    "a machine without Node",
    undefined,
    "crossbay: Node 20 or later with npm is needed, and no node was found: install it, for example with 'apt-get install nodejs npm'.\n",
  ],
  [
    "a machine without npm",
    "v20.1.0",
    "crossbay: npm is needed beside Node, and none was found: install it, for example with 'apt-get install npm'.\n",
  ],
];
for (const [what, version, sentence] of unfit) {
  test(`${what} is told in one sentence`, () => {
    const { code, said, complained } = runCrossbay(crossbay, { PATH: programsWith(version) });
    assert.deepEqual({ code, said, complained }, { code: 1, said: "", complained: sentence });
  });
}
