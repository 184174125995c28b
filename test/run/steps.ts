import { globSync } from "node:fs";
import { join } from "node:path";
import { buildPortalIfStale } from "../../server/src/app/build-portal.ts";
import { checkFiles } from "../architecture/check-files.ts";
import { checkImports } from "../architecture/check-imports.ts";
import { checkLicences } from "../architecture/check-licences.ts";
import { checkSecrets } from "../architecture/check-secrets.ts";
import { checkVersions } from "../architecture/check-versions.ts";
import { projectRoot } from "../support/project-root.ts";
import { findChromium } from "./find-chromium.ts";
import { addOutcomes, failedOnce, type Outcome, outcomeOf, passedOnce } from "./outcome.ts";
import { runNodeTests, skipFiles } from "./run-node-tests.ts";
import { runProgram } from "./run-program.ts";

export const groups = ["rules", "unit", "integration", "browser"] as const;
export type Group = (typeof groups)[number];

export type StepContext = {
  readonly signal: AbortSignal;
  /** What test processes get besides this process's own environment; starts the database at its first call. */
  testEnvironment(): Promise<NodeJS.ProcessEnv>;
  onProgress(done: number): void;
  log(line: string): void;
};

export type Step = {
  readonly name: string;
  readonly groups: readonly Group[];
  run(context: StepContext): Promise<Outcome>;
};

// The import rules see nothing, and complain of nothing, when their parser is missing.
const modulesMin = 300;
const withDatabase = ["unit", "integration", "browser"] as const;

/** All that `crossbay test` does, in order. */
export const steps: readonly Step[] = [
  {
    name: "format and lint",
    groups: ["rules"],
    run: ({ signal }) => runProgram("biome", ["ci", "--colors=off", "."], signal),
  },
  {
    name: "types",
    groups: ["rules"],
    run: ({ signal }) => runProgram("tsc", ["--noEmit", "-p", "tsconfig.json"], signal),
  },
  {
    name: "types of the portal",
    groups: ["rules"],
    run: ({ signal }) => runProgram("tsc", ["--noEmit", "-p", "portal/tsconfig.json"], signal),
  },
  { name: "who may import whom", groups: ["rules"], run: importStep },
  { name: "unused code", groups: ["rules"], run: ({ signal }) => runProgram("knip", ["--no-progress"], signal) },
  { name: "versions", groups: ["rules"], run: async () => outcomeOf(checkVersions(projectRoot)) },
  { name: "licences", groups: ["rules"], run: async () => outcomeOf(checkLicences(projectRoot)) },
  { name: "secrets", groups: ["rules"], run: async () => outcomeOf(checkSecrets(projectRoot)) },
  { name: "size and name of files", groups: ["rules"], run: async () => outcomeOf(checkFiles(projectRoot)) },
  { name: "rules of the house", groups: ["rules"], run: testStep("test/architecture/**/*.test.ts") },
  { name: "portal build", groups: [...withDatabase], run: portalStep },
  {
    name: "unit tests",
    groups: ["unit"],
    run: testStep("{contract,formats,server,demo,bench,video}/**/*.test.ts", "portal/src/**/*.test.ts"),
  },
  {
    name: "integration tests",
    groups: ["integration"],
    // The longest first, so that it does not go on alone at the end.
    run: testStep("test/ways-out/**/*.test.ts", "test/!(browser|architecture|ways-out)/**/*.test.ts", "test/*.test.ts"),
  },
  { name: "browser tests", groups: ["browser"], run: browserStep },
];

async function importStep(): Promise<Outcome> {
  const { moduleCount, breaches } = await checkImports(projectRoot);
  if (moduleCount >= modulesMin) return outcomeOf(breaches);
  return failedOnce(`Only ${moduleCount} modules were seen, of at least ${modulesMin}: is @swc/core installed?`);
}

async function portalStep({ log }: StepContext): Promise<Outcome> {
  await buildPortalIfStale(projectRoot, log);
  return passedOnce;
}

function testStep(...patterns: string[]): Step["run"] {
  return async ({ signal, onProgress, testEnvironment }) =>
    runNodeTests(filesOf(patterns), { signal, onProgress, environment: await testEnvironment() });
}

async function browserStep({ signal, onProgress, testEnvironment, log }: StepContext): Promise<Outcome> {
  const files = filesOf(["test/browser/**/*.test.ts"]);
  const chromium = await findChromium(signal, log);
  if ("missing" in chromium) return skipFiles(files, chromium.missing);
  const environment = { ...(await testEnvironment()), CROSSBAY_CHROMIUM: chromium.path };
  return addOutcomes(passedOnce, await runNodeTests(files, { signal, onProgress, environment }));
}

const filesOf = (patterns: readonly string[]): string[] =>
  patterns.flatMap((pattern) =>
    globSync(pattern, { cwd: projectRoot, exclude: (entry) => entry === "node_modules" })
      .sort()
      .map((file) => join(projectRoot, file)),
  );
