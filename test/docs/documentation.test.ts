import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { problemCodes } from "@crossbay/contract";
import { settings } from "../../server/src/app/config.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));

const firstColumn = (markdown: string): string[] =>
  [...markdown.matchAll(/^\| (`[^|]*`) *\|/gm)].map((row) => row[1]!.replaceAll("`", ""));

test("every setting is in the configuration page, and the page names no other", () => {
  const documented = firstColumn(read("docs/configuration.md")).filter((name) => name.startsWith("CROSSBAY_"));
  assert.deepEqual(
    documented.toSorted(),
    Object.values(settings)
      .map(({ name }) => name)
      .toSorted(),
  );
});

test("every environment variable that the server reads is a setting", () => {
  const known = new Set(Object.values(settings).map(({ name }) => name));
  for (const file of filesBelow("server/src", ".ts").filter((file) => !file.endsWith(".test.ts"))) {
    for (const [name] of read(file).matchAll(/\bCROSSBAY_[A-Z_]+\b/g)) {
      assert.ok(known.has(name), `${file} speaks of ${name}`);
    }
  }
});

test("every problem code is explained with its status, and the page explains no other", () => {
  const page = read("docs/problems.md");
  assert.deepEqual(firstColumn(page).toSorted(), Object.keys(problemCodes).toSorted());
  for (const [code, { status }] of Object.entries(problemCodes))
    assert.match(page, new RegExp(`\`${code}\` \\| ${status} \\|`));
});

test("every route of the API is in the API page", () => {
  const page = read("docs/api.md");
  const sources = filesBelow("server/src", "routes.ts").map(read).join("\n");
  const routes = [...sources.matchAll(/http\s*\.(get|post|put|delete)\(\s*"(\/api\/[^"]+)"/g)];
  assert.ok(routes.length >= 14, `found ${routes.length} routes`);
  for (const [, method, path] of routes) {
    const documented = `${method!.toUpperCase()} ${path!.replace(/:(\w+)/g, "{$1}")}`;
    assert.ok(page.includes(`\`${documented}\``), `docs/api.md does not name ${documented}`);
  }
});

test("every slice is in the architecture page", () => {
  const page = read("docs/architecture.md");
  for (const slice of readdirSync(join(root, "server/src"))) assert.ok(page.includes(`server/src/${slice}/`), slice);
});

test("the README names every command, and stays under 120 lines", () => {
  const readme = read("README.md");
  const help = execFileSync(process.execPath, [join(root, "server/src/app/cli.ts"), "--help"], { encoding: "utf8" });
  const commands = [...help.matchAll(/^ {2}([\w-]+) +\S/gm)].map((line) => line[1]!);
  assert.ok(commands.length >= 9);
  for (const command of commands) assert.ok(readme.includes(`\`${command}\``), `README.md does not name ${command}`);
  assert.ok(readme.split("\n").length <= 120);
});

test("links between pages lead somewhere", () => {
  const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...filesBelow("docs", ".md")];
  for (const page of pages) {
    for (const [, target] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue;
      const [file, anchor] = target!.split("#");
      const path = file ? resolve(root, dirname(page), file) : join(root, page);
      assert.ok(existsSync(path), `${page} links to ${target}`);
      if (anchor) assert.ok(anchorsOf(readFileSync(path, "utf8")).includes(anchor), `${page} links to ${target}`);
    }
  }
});

test("files that pages speak of exist", () => {
  for (const page of ["README.md", "CONTRIBUTING.md", ...filesBelow("docs", ".md")]) {
    for (const [, path] of read(page).matchAll(
      /`((?:server|formats|portal|demo|bench|test|docs|contract)\/[\w./-]*)`/g,
    )) {
      assert.ok(existsSync(join(root, path!)), `${page} speaks of ${path}`);
    }
  }
});

const anchorsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map((heading) =>
    heading[1]!
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replace(/\s/g, "-"),
  );
