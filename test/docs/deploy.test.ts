import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readConfig, settings } from "../../server/src/app/config.ts";
import { projectRoot } from "../support/project-root.ts";

const folder = join(projectRoot, "deploy");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const settingNames = new Set(Object.values(settings).map(({ name }) => name as string));
const ownNames = new Set([...settingNames, "CROSSBAY_ROLES"]);

const environmentOf = (name: string): Record<string, string> =>
  Object.fromEntries(
    read(name)
      .split("\n")
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );

test("every setting in the files for deployment exists, and is taken", () => {
  for (const name of readdirSync(join(folder, "systemd")).filter((file) => file.endsWith(".env"))) {
    const environment = environmentOf(`systemd/${name}`);
    for (const setting of Object.keys(environment)) assert.ok(ownNames.has(setting), `${name}: ${setting}`);
    readConfig(environment);
  }
});

test("the image and the units speak of files and commands that exist", () => {
  const image = read("container/Containerfile");
  assert.match(image, /^FROM debian:\d+-slim/m);
  assert.match(image, /RUN \.\/crossbay build/);
  assert.match(image, /USER crossbay/);
  for (const name of ["crossbay.service", "crossbay@.service"]) {
    assert.match(read(`systemd/${name}`), /^ExecStart=\/opt\/crossbay\/crossbay serve/m);
  }
});

const systemd = spawnSync("systemd-analyze", ["--version"]);

test("systemd takes the units", { skip: systemd.error ? "systemd-analyze is not on this machine" : false }, () => {
  const copy = mkdtempSync(join(tmpdir(), "crossbay-units-"));
  try {
    for (const name of ["crossbay.service", "crossbay@.service"]) {
      const unit = read(`systemd/${name}`).replace("ExecStart=/opt/crossbay/crossbay", "ExecStart=/bin/true");
      const file = join(copy, name);
      writeFileSync(file, unit);
      const verified = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
      const about = verified.stderr.split("\n").filter((line) => line.includes("crossbay"));
      assert.deepEqual(about, []);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
