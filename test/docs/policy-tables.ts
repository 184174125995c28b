import { problemCodes } from "@crossbay/contract";
import { dutyRules } from "../../server/src/access/duties/duty-rules.ts";
import { type Duty, sensitivityLabels, type Way } from "../../server/src/access/index.ts";
import { policyOf } from "../../server/src/access/policy.ts";
import { wayRules } from "../../server/src/access/way-rules.ts";
import { routesOfWays } from "../ways-out/outlets.ts";

/** The tables of `docs/policy.md`, as the code has them, in Markdown. */
export function policyTables(): string[] {
  return [waysTable(), dutiesTable(), refusalsTable(), labelsTable(), numbersTable()];
}

const paths = {
  role: "the role alone, for persons whom a search or list showed",
  consent: "the patient's decision",
  emergency: "no denial, in a medical emergency",
  "one-to-one": "that it was sent to the reader by name",
  patient: "the patient, proofed",
} as const;

const waysTable = (): string =>
  table(
    ["way", "levels", "what decides", "broken glass opens it", "warning first", "routes"],
    (Object.keys(wayRules) as Way[]).map((way) => {
      const { levels, path, opensByGlass, warnsFirst } = wayRules[way];
      const routes = (routesOfWays[way] ?? []).map((route) => `\`${route}\``).join("<br>");
      return [`\`${way}\``, levels.join(", "), paths[path], yes(opensByGlass), yes(warnsFirst), routes];
    }),
  );

const dutiesTable = (): string =>
  table(
    ["duty", "levels", "lets them"],
    (Object.keys(dutyRules) as Duty[]).map((duty) => [
      `\`${duty}\``,
      dutyRules[duty].levels.join(", "),
      dutyRules[duty].words,
    ]),
  );

const reasons = [
  "account-not-active",
  "sign-in-required",
  "session-for-one-patient",
  "level-lacks-right",
  "purpose-missing",
  "not-found",
  "patient-denied-everyone",
  "patient-denied",
  "emergency-only",
  "no-consent",
  "written-consent-needed",
  "glass-not-needed",
  "redisclosure-unconfirmed",
] as const;

const refusalsTable = (): string =>
  table(
    ["reason", "in words"],
    reasons.map((reason) => [`\`${reason}\``, problemCodes[reason].title]),
  );

const labelsTable = (): string =>
  table(
    ["label"],
    sensitivityLabels.map((label) => [`\`${label}\``]),
  );

const numbersTable = (): string =>
  table(
    ["number", "default"],
    Object.entries(policyOf({})).map(([name, value]) => [`\`${name}\``, String(value)]),
  );

const yes = (is: boolean): string => (is ? "yes" : "");

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`.replaceAll("|  |", "| |"))
    .join("\n");
