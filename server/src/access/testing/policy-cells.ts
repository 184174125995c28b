import type { Purpose } from "@crossbay/contract";
import { type DataClass, dataClasses, type Extent, type Level } from "../../accounts/index.ts";
import type { ParticipantId, PatientId } from "../../platform/ids.ts";
import type { AccessFacts, Decision } from "../access-rules.ts";
import type { ConsentDecision } from "../consent/consent-decision.ts";
import { consentStanding } from "../consent/consent-rules.ts";
import type { Way } from "../way-rules.ts";

// What follows is written from the policy's tables and not from the rules that are tested.

/** Policy §5: which ways a level opens. */
const openWays: Record<Level, string> = {
  "practitioner-btg":
    "portal-search portal-chart portal-result portal-consent portal-arrivals break-the-glass portal-delivery",
  practitioner: "portal-search portal-chart portal-result portal-consent portal-arrivals portal-delivery",
  "clinical-support": "portal-search portal-chart portal-result portal-consent portal-arrivals portal-delivery",
  registration: "portal-search portal-chart portal-consent portal-arrivals",
  "user-management": "",
  audit: "",
  interface: "",
  "exchange-staff": "",
  "relationship-management": "",
  training: "",
  administration: "",
  "account-audit": "",
  support: "",
  stewardship: "",
  patient: "patient-record patient-consents patient-access-report",
};

/** Policy §5: columns practitioner(-btg), clinical-support and registration, in the order of `dataClasses`. */
const extentsOf: Partial<Record<Level, readonly Extent[]>> = {
  "practitioner-btg": ["full", "full", "full", "full", "full", "full", "full", "full"],
  practitioner: ["full", "full", "full", "full", "full", "full", "full", "full"],
  "clinical-support": ["full", "full", "full", "full", "summaries", "by-title", "full", "full"],
  registration: ["full", "dates-only", "none", "none", "none", "none", "none", "full"],
  patient: ["full", "full", "full", "full", "full", "full", "full", "full"],
};

export const roles: readonly (readonly Level[])[] = [
  [],
  ["practitioner-btg"],
  ["practitioner"],
  ["clinical-support"],
  ["registration"],
  ["user-management"],
  ["audit"],
  ["interface"],
  ["exchange-staff"],
  ["registration", "user-management"],
  ["clinical-support", "registration"],
  ["patient"],
];

export const ways: readonly Way[] = [
  "portal-search",
  "portal-chart",
  "portal-result",
  "portal-consent",
  "portal-arrivals",
  "break-the-glass",
  "portal-delivery",
  "patient-record",
  "patient-consents",
  "patient-access-report",
];

export const here = "here" as ParticipantId;
const elsewhere = "elsewhere" as ParticipantId;

type Signed = Partial<ConsentDecision> | undefined;

const forParticipant: Record<string, Signed> = {
  "-": undefined,
  none: { value: "none" },
  grant: { value: "grant" },
  verbal: { value: "grant", evidence: "verbal" },
  emergency: { value: "emergency-only" },
  deny: { value: "deny" },
};
const forCommunity: Record<string, Signed> = {
  "-": undefined,
  none: { value: "none" },
  grant: { value: "grant", coveredParticipantIds: [elsewhere, here] },
  verbal: { value: "grant", evidence: "verbal", coveredParticipantIds: [here] },
  "others only": { value: "grant", coveredParticipantIds: [elsewhere] },
  deny: { value: "deny" },
};
const forEveryone: Record<string, Signed> = { "-": undefined, deny: { value: "deny" }, lifted: { value: "none" } };

/** Policy §6: rows are the participant's value, columns the community's, in the order of `forCommunity`. */
const effective: Record<string, readonly string[]> = {
  "-": ["none", "none", "grant", "verbal", "none", "deny"],
  none: ["none", "none", "none", "none", "none", "none"],
  grant: ["grant", "grant", "grant", "grant", "grant", "grant"],
  // What is agreed on paper is not undone by agreeing aloud as well.
  verbal: ["verbal", "verbal", "grant", "verbal", "verbal", "verbal"],
  emergency: ["emergency", "emergency", "emergency", "emergency", "emergency", "emergency"],
  deny: ["deny", "deny", "deny", "deny", "deny", "deny"],
};

type Cell = {
  levels: readonly Level[];
  emergencyServices: boolean;
  writtenConsentOnly: boolean;
  account: (typeof accounts)[number];
  purpose: Purpose | undefined;
  way: Way;
  consent: string;
  shown: boolean;
  glassOpen: boolean;
  warned: boolean;
  namedRecipient: boolean;
};

const accounts = ["in order", "not active", "not trained", "without second factor"] as const;

/** The answer of the policy: `yes` with the rule, or the refusal, with `+glass` where breaking the glass is offered. */
export function expected(cell: Cell): string {
  if (cell.account === "not active" || cell.account === "not trained") return "account-not-active";
  if (cell.account === "without second factor") return "sign-in-required";
  if (!cell.levels.some((level) => openWays[level].split(" ").includes(cell.way))) return "level-lacks-right";
  if (cell.way === "break-the-glass" && !cell.emergencyServices) return "level-lacks-right";
  if (!cell.purpose) return "purpose-missing";
  switch (cell.way) {
    case "portal-search":
      return "yes: role";
    case "portal-consent":
    case "portal-arrivals":
      return cell.shown ? "yes: role" : "not-found";
    case "portal-delivery":
      return cell.namedRecipient ? "yes: one-to-one" : "not-found";
    case "patient-record":
    case "patient-consents":
    case "patient-access-report":
      return "yes: patient-request";
    case "break-the-glass":
      return concealing(cell, inEmergency[cell.consent]!);
    default:
      return concealing(cell, onTheChart(cell));
  }
}

/** Policy §7. */
const inEmergency: Record<string, string> = {
  "deny to all": "patient-denied-everyone",
  deny: "patient-denied",
  emergency: "yes: emergency",
  none: "yes: emergency",
  verbal: "glass-not-needed",
  grant: "glass-not-needed",
};

function onTheChart(cell: Cell): string {
  const mayBreak = cell.levels.includes("practitioner-btg") && cell.emergencyServices;
  const closed = (reason: string) =>
    mayBreak && cell.glassOpen ? warning(cell, "yes: break-the-glass") : `${reason}${mayBreak ? "+glass" : ""}`;
  if (cell.consent === "deny to all") return "patient-denied-everyone";
  if (cell.consent === "deny") return "patient-denied";
  if (cell.consent === "emergency") return closed("emergency-only");
  if (cell.consent === "none") return closed("no-consent");
  if (cell.consent === "verbal" && cell.writtenConsentOnly) return "written-consent-needed";
  return warning(cell, "yes: consent");
}

const warning = (cell: Cell, answer: string): string => (cell.warned ? answer : "redisclosure-unconfirmed");

/** Policy §6, "What a searcher sees": who was never shown the person learns nothing from a refusal. */
const concealing = (cell: Cell, answer: string): string =>
  cell.shown || answer.startsWith("yes") || answer === "redisclosure-unconfirmed" ? answer : "not-found";

export function extents(levels: readonly Level[]): Record<DataClass, Extent> {
  const order: readonly Extent[] = ["none", "by-title", "dates-only", "summaries", "full"];
  const widest = dataClasses.map((_, index) =>
    order.findLast((extent) => extent === "none" || levels.some((level) => extentsOf[level]?.[index] === extent)),
  );
  return Object.fromEntries(dataClasses.map((name, index) => [name, widest[index]])) as Record<DataClass, Extent>;
}

let serial = 0;
export const signed = (scope: ConsentDecision["scope"], value: Partial<ConsentDecision>): ConsentDecision => ({
  id: `decision-${++serial}`,
  patientId: "patient" as PatientId,
  scope,
  ...(scope === "participant" ? { participantId: here } : {}),
  value: "grant",
  formId: "standard",
  formVersion: 1,
  formTitle: "Consent",
  language: "en",
  signedOn: "2026-03-01",
  signerName: "Ada Example",
  signerRelation: "self",
  evidence: "paper-on-file",
  coveredParticipantIds: [],
  recordedAt: new Date("2026-03-01T12:00:00Z"),
  ...value,
});

/** After the decisions above were recorded: a grant by word of mouth still counts. */
export const anHourLater = new Date("2026-03-01T13:00:00Z");

/** Every combination of decisions, with what the policy makes of it. */
export const standings = Object.entries(forEveryone).flatMap(([everyoneName, everyone]) =>
  Object.entries(forParticipant).flatMap(([participantName, participant]) =>
    Object.values(forCommunity).map((community, column) => ({
      consent: everyoneName === "deny" ? "deny to all" : effective[participantName]![column]!,
      standing: consentStanding(
        [
          ...(everyone ? [signed("everyone", everyone)] : []),
          ...(participant ? [signed("participant", participant)] : []),
          ...(community ? [signed("community", community)] : []),
        ],
        { participantId: here, today: "2026-05-01", now: anHourLater, adulthoodOf: () => undefined },
      ),
    })),
  ),
);

const either = [true, false] as const;

const patients = [{ patientId: "patient" as PatientId }];

function* readers(): Generator<Omit<Cell, "consent">> {
  for (const levels of roles)
    for (const way of ways)
      for (const purpose of [undefined, "treatment"] as const)
        for (const account of accounts)
          for (const emergencyServices of either)
            for (const writtenConsentOnly of either)
              for (const shown of either)
                for (const glassOpen of either)
                  for (const warned of either)
                    yield {
                      ...{ levels, way, purpose, account, emergencyServices, writtenConsentOnly },
                      ...{ shown, glassOpen, warned, namedRecipient: warned },
                    };
}

export function* cells(): Generator<{ cell: Cell; facts: AccessFacts }> {
  for (const reader of readers())
    for (const { consent, standing } of standings) {
      const { levels, way, purpose, account, emergencyServices, writtenConsentOnly, ...rest } = reader;
      yield {
        cell: { ...reader, consent },
        facts: {
          way,
          ...rest,
          ...(way === "portal-search" ? {} : { patients }),
          consent: standing,
          glassOverParentsDenial: true,
          actor: {
            accountActive: account !== "not active",
            trained: account !== "not trained",
            secondFactor: account !== "without second factor",
            levels,
            writtenConsentOnly,
            ...(purpose ? { purpose } : {}),
            participant: { emergencyServices },
            extents: extentsByRole.get(levels)!,
            seesSensitiveData: true,
          },
        },
      };
    }
}

const extentsByRole = new Map(roles.map((levels) => [levels, extents(levels)]));

export function inWords(decision: Decision): string {
  if (decision.permitted) return `yes: ${decision.rule.replace(/^consent-.*/, "consent")}`;
  if (decision.concealed) return "not-found";
  return `${decision.reason}${decision.offersBreakTheGlass ? "+glass" : ""}`;
}
