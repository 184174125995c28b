import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { projectRoot } from "../support/project-root.ts";
import { checkImports } from "./check-imports.ts";
import { importRules } from "./import-rules.ts";

const made: string[] = [];
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A small house: every folder that the rules speak of, with one file or more in it. */
function buildHouse(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "crossbay-imports-"));
  made.push(root);
  for (const [file, text] of Object.entries({ ...soundHouse, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  mkdirSync(join(root, "node_modules", "@crossbay"), { recursive: true });
  for (const name of ["pg", "typebox", "@types"]) {
    symlinkSync(join(projectRoot, "node_modules", name), join(root, "node_modules", name));
  }
  for (const name of ["formats", "contract"])
    symlinkSync(join(root, name), join(root, "node_modules", "@crossbay", name));
  return root;
}

const workspace = (name: string) => JSON.stringify({ name, type: "module", exports: { ".": "./src/index.ts" } });
const soundHouse = {
  "package.json": JSON.stringify({ type: "module" }),
  "contract/package.json": workspace("@crossbay/contract"),
  "contract/src/index.ts": 'import { Type } from "typebox";\nexport const Name = Type.String();\n',
  "formats/package.json": workspace("@crossbay/formats"),
  "formats/src/index.ts": 'import { createHmac } from "node:crypto";\nexport const hash = createHmac;\n',
  "server/src/platform/sql.ts": 'import pg from "pg";\nexport const sql = pg;\n',
  "server/src/platform/clock.ts": "export const clock = 1;\n",
  "server/src/audit/index.ts": 'import { clock } from "../platform/clock.ts";\nexport const audit = clock;\n',
  "server/src/audit/audit-store.ts": 'import { sql } from "../platform/sql.ts";\nexport const read = sql;\n',
  "server/src/audit/inner.ts": "export const inner = 1;\n",
  "server/src/record/index.ts": 'import { hash } from "@crossbay/formats";\nexport const record = hash;\n',
  "server/src/intake/index.ts":
    'import type { record } from "../record/index.ts";\nexport type Intake = typeof record;\n',
  "server/src/alerts/index.ts": "export const alerts = 1;\n",
  "server/src/app/cli.ts": 'import { audit } from "../audit/index.ts";\nexport const cli = audit;\n',
  "portal/src/main.tsx": 'import { Name } from "@crossbay/contract";\nexport const page = <p>{Name.type}</p>;\n',
  "portal/src/app/router.ts": "export const router = 1;\n",
  "portal/src/ui/button.ts": "export const button = 1;\n",
  "portal/src/features/chart/page.ts": 'import { button } from "../../ui/button.ts";\nexport const chart = button;\n',
  "demo/src/index.ts": "export const demo = 1;\n",
  "bench/run.ts": "export const bench = 1;\n",
  "test/world.ts": "export const world = 1;\n",
};

const breaches: { rule: string; file: string; imports: string }[] = [
  ...["platform", "audit", "accounts", "identity", "access", "record"].map((slice) => ({
    rule: `${slice}-points-left`,
    file: `server/src/${slice}/breach.ts`,
    imports: "../intake/index.ts",
  })),
  { rule: "outer-slices-points-left", file: "server/src/intake/breach.ts", imports: "../app/cli.ts" },
  { rule: "outer-slices-stay-apart", file: "server/src/intake/breach.ts", imports: "../alerts/index.ts" },
  { rule: "slices-are-known", file: "server/src/app/breach.ts", imports: "../newcomer/index.ts" },
  { rule: "use-the-door", file: "server/src/record/breach.ts", imports: "../audit/inner.ts" },
  { rule: "sql-lives-in-stores", file: "server/src/record/breach.ts", imports: "../platform/sql.ts" },
  { rule: "database-driver-lives-in-platform", file: "server/src/record/breach.ts", imports: "pg" },
  { rule: "stores-stay-home", file: "server/src/record/breach.ts", imports: "../audit/audit-store.ts" },
  { rule: "rules-and-formats-are-pure", file: "server/src/access/breach-rules.ts", imports: "../platform/clock.ts" },
  { rule: "rules-and-formats-do-no-io", file: "formats/src/breach.ts", imports: "node:fs" },
  { rule: "formats-know-nobody", file: "formats/src/breach.ts", imports: "@crossbay/contract" },
  { rule: "contract-imports-only-typebox", file: "contract/src/breach.ts", imports: "@crossbay/formats" },
  { rule: "demo-knows-only-formats", file: "demo/src/breach.ts", imports: "@crossbay/contract" },
  { rule: "portal-sees-only-contract", file: "portal/src/breach.ts", imports: "@crossbay/formats" },
  { rule: "portal-features-stay-apart", file: "portal/src/features/consent/breach.ts", imports: "../chart/page.ts" },
  { rule: "ui-knows-no-feature", file: "portal/src/ui/breach.ts", imports: "../app/router.ts" },
  { rule: "product-imports-no-tests", file: "server/src/record/breach.ts", imports: "../../../test/world.ts" },
  { rule: "everything-resolves", file: "server/src/record/breach.ts", imports: "./nowhere.ts" },
  { rule: "no-circles", file: "server/src/record/breach.ts", imports: "./back.ts" },
];

test("a house that keeps the rules is let alone", async () => {
  assert.deepEqual((await checkImports(buildHouse({}))).breaches, []);
});

test("each kind of forbidden import is caught and told what to do, also when only a type is imported", async () => {
  const planted: Record<string, string> = {
    "server/src/newcomer/index.ts": "export const newcomer = 1;\n",
    "server/src/record/back.ts": 'import "./breach.ts";\n',
  };
  breaches.forEach(({ file, imports }, i) => {
    const line = i % 2 === 0 ? `import "${imports}";\n` : `import type * as breach${i} from "${imports}";\n`;
    planted[file] = `${planted[file] ?? ""}${line}`;
  });
  const { breaches: caught } = await checkImports(buildHouse(planted));

  for (const { rule, file } of breaches) {
    const comment = importRules.find(({ name }) => name === rule)?.comment ?? "no such rule";
    assert.ok(
      caught.some((breach) => breach.includes(file) && breach.endsWith(`${rule}: ${comment}`)),
      `${rule} was not caught in ${file}:\n${caught.join("\n")}`,
    );
  }
});

test("no rule is without a planted breach", () => {
  assert.deepEqual(new Set(breaches.map(({ rule }) => rule)), new Set(importRules.map(({ name }) => name)));
});
