import type { IForbiddenRuleType } from "dependency-cruiser";

/** The house in one list: a slice imports only slices to its left; those in one row never import each other. */
export const rows: readonly (readonly string[])[] = [
  ["platform"],
  ["audit"],
  ["accounts"],
  ["identity"],
  ["access"],
  ["record"],
  ["intake", "onboarding", "alerts", "exchange", "privacy", "support", "directory"],
  ["app"],
];

const slices = rows.flat();
const outer = rows.find((row) => row.length > 1)?.join("|");
const folder = (names: readonly string[]) => `^server/src/(?:${names.join("|")})/`;
// Tests, and what only tests import.
const aTest = "[.]test[.]ts$|/testing/";
const aStore = "[/-]store[.]ts$";
const pureCode = "^formats/src/|-rules[.]ts$";

/** All rules about who may import whom; each comment says what to do instead. */
export const importRules: IForbiddenRuleType[] = [
  ...rows.slice(0, -1).map((row, i) => ({
    name: `${row.length === 1 ? row[0] : "outer-slices"}-points-left`,
    comment: "Move the shared idea left, or announce it through a handler that app registers.",
    from: { path: folder(row) },
    to: { path: folder(rows.slice(i + 1).flat()) },
  })),
  {
    name: "outer-slices-stay-apart",
    comment: "Meet in record or accounts, or through an event wired in app.",
    from: { path: `^server/src/(${outer})/` },
    to: { path: `^server/src/(?:${outer})/`, pathNot: "^server/src/$1/" },
  },
  {
    name: "slices-are-known",
    comment: "Put the file into a slice, or name the new slice in test/architecture/import-rules.ts.",
    from: {},
    to: { path: "^server/src/", pathNot: folder(slices) },
  },
  {
    name: "use-the-door",
    comment: "Export it from that slice's index.ts, or you do not need it.",
    from: { path: "^server/src/([^/]+)/" },
    to: {
      path: "^server/src/[^/]+/",
      pathNot: ["^server/src/$1/", "^server/src/platform/", "^server/src/[^/]+/index[.]ts$"],
    },
  },
  {
    name: "sql-lives-in-stores",
    comment: "Put the query into a store and give it a name.",
    from: { path: "^server/src/", pathNot: [aStore, aTest, "^server/src/platform/"] },
    to: { path: "^server/src/platform/sql[.]ts$" },
  },
  {
    name: "database-driver-lives-in-platform",
    comment: "Use platform/transaction.ts, and platform/sql.ts in a store.",
    from: { path: "^server/src/", pathNot: ["^server/src/(?:platform|app)/", aTest] },
    to: { path: "node_modules/(?:pg|kysely)/" },
  },
  {
    name: "stores-stay-home",
    comment: "Only the verbs of its own slice use a store; other slices use the door.",
    from: { path: "^server/src/([^/]+)/" },
    to: { path: `^server/src/.*${aStore}`, pathNot: ["^server/src/$1/"] },
  },
  {
    name: "rules-and-formats-are-pure",
    comment: "Pass facts in, return a value.",
    from: { path: pureCode, pathNot: aTest },
    to: { path: ["^server/src/platform/(?:sql|transaction|jobs|http|clock|mail|sms|files|log|metrics)", aStore] },
  },
  {
    name: "rules-and-formats-do-no-io",
    comment: "Only node:crypto, node:buffer and node:zlib; bytes come in as arguments.",
    from: { path: pureCode, pathNot: aTest },
    to: { dependencyTypes: ["core"], pathNot: "^(?:node:)?(?:crypto|buffer|zlib)$" },
  },
  {
    name: "formats-know-nobody",
    comment: "A codec turns bytes into values; what they mean belongs into a slice.",
    from: { path: "^formats/src/" },
    to: { path: "^(?:server|portal|contract|demo|bench|test)/" },
  },
  {
    name: "contract-imports-only-typebox",
    comment: "The contract is schemas alone; put code that does something into portal or server.",
    from: { path: "^contract/src/", pathNot: aTest },
    to: { pathNot: "^contract/src/|node_modules/typebox/" },
  },
  {
    name: "demo-knows-only-formats",
    comment: "The demo region speaks to the exchange through its interfaces.",
    from: { path: "^demo/src/", pathNot: aTest },
    to: { path: "^(?:server|portal|contract|bench|test)/" },
  },
  {
    name: "portal-sees-only-contract",
    comment: "Ask the server over the API, and put the shape into contract.",
    from: { path: "^portal/" },
    to: { path: "^(?:server|formats|demo|bench|test)/" },
  },
  {
    name: "portal-features-stay-apart",
    comment: "Move what two features share into ui, or what wires them into app.",
    from: { path: "^portal/src/features/([^/]+)/" },
    to: { path: "^portal/src/(?:app|features/(?!$1/))" },
  },
  {
    name: "ui-knows-no-feature",
    comment: "Building blocks take what they show as properties.",
    from: { path: "^portal/src/ui/" },
    to: { path: "^portal/src/(?:app|features)/" },
  },
  {
    name: "product-imports-no-tests",
    comment: "Move it out of test or bench if the product needs it.",
    from: { path: "^(?:server|formats|contract|demo|portal)/", pathNot: aTest },
    to: { path: `^(?:test|bench)/|${aTest}` },
  },
  {
    name: "everything-resolves",
    comment: "The imported file or package is not there: correct its name, or add the package to this workspace.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "no-circles",
    comment: "Move what both need into a third file that imports neither.",
    from: {},
    to: { circular: true },
  },
];
