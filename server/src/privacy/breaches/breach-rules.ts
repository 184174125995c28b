import type { BreachCase, ChangeBreachRequest, RiskAssessment } from "@crossbay/contract";
import { addBusinessDays } from "../../platform/business-days.ts";
import { addDays, plainDateAt } from "../../platform/plain-date.ts";
import type { PrivacyRefusal } from "../refusal.ts";

/** An incident as it was reported. */
export type ReportedBreach = { discoveredOn: string; patientsConcerned: number; reportedAt: Date };

export type BreachStepDone = "assessed" | "patients-told" | "authority-told" | "closed";

/** Something that was done about it, oldest first. */
export type BreachEvent = { at: Date; step: BreachStepDone | null; assessment: RiskAssessment | null };

type Clock = BreachCase["clock"];

const reportBusinessDays = 1;
const assessBusinessDays = 10;
const tellDays = 60;
/** From so many patients on the authority is told at once, and the media where they live in one state. */
const manyPatientsMin = 500;

/** The assessment that counts: the newest. */
export const assessmentOf = (events: readonly BreachEvent[]): RiskAssessment | undefined =>
  events.findLast(({ assessment }) => assessment !== null)?.assessment ?? undefined;

export function stateOf(events: readonly BreachEvent[]): BreachCase["state"] {
  if (events.some(({ step }) => step === "closed")) return "closed";
  return assessmentOf(events) ? "assessed" : "open";
}

/**
 * What is due about an incident and what was done: the report within one business day (policy §8), the assessment, and, where it
 * is a breach, what 45 CFR 164.404 to 164.408 ask for. Whether it is one is not known before the assessment: until then its
 * dates stand there.
 */
export function breachClock(
  reported: ReportedBreach,
  events: readonly BreachEvent[],
  on: { now: Date; timeZone: string },
): Clock {
  const { discoveredOn, patientsConcerned, reportedAt } = reported;
  const today = plainDateAt(on.now, on.timeZone);
  const doneAt = (step: BreachStepDone) => events.find((event) => event.step === step)?.at;
  const entry = (step: Clock[number]["step"], words: string, dueOn?: string, done?: Date): Clock[number] => ({
    step,
    words,
    ...(dueOn ? { dueOn } : {}),
    ...(done ? { doneAt: done.toISOString() } : {}),
    late: dueOn !== undefined && (done ? plainDateAt(done, on.timeZone) : today) > dueOn,
  });
  const many = patientsConcerned >= manyPatientsMin;
  const toldBy = addDays(discoveredOn, tellDays);
  const isBreach = assessmentOf(events)?.conclusion !== "low-probability";
  return [
    entry(
      "reported",
      "Reported to the exchange, one business day after it was discovered",
      addBusinessDays(discoveredOn, reportBusinessDays),
      reportedAt,
    ),
    entry(
      "assessed",
      "Risk assessed by the four factors of 45 CFR 164.402, ten business days after it was discovered",
      addBusinessDays(discoveredOn, assessBusinessDays),
      doneAt("assessed"),
    ),
    ...(isBreach
      ? [
          entry(
            "patients-told",
            "Patients told in writing, 60 days after it was discovered at the latest (45 CFR 164.404)",
            toldBy,
            doneAt("patients-told"),
          ),
          entry(
            "authority-told",
            many
              ? "Secretary of Health told, 60 days after it was discovered at the latest (45 CFR 164.408); 500 or more in one state: the media, too (164.406)"
              : "Secretary of Health told, 60 days after the end of the year at the latest (45 CFR 164.408)",
            many ? toldBy : addDays(`${discoveredOn.slice(0, 4)}-12-31`, tellDays),
            doneAt("authority-told"),
          ),
        ]
      : []),
    entry("closed", "Closed", undefined, doneAt("closed")),
  ];
}

/** May this be done now? */
export function refuseChange(events: readonly BreachEvent[], change: ChangeBreachRequest): PrivacyRefusal | undefined {
  const { assessment, done, words } = change;
  if (stateOf(events) === "closed") {
    return { refused: "already-decided", detail: "This case is closed: nothing is added to it any more." };
  }
  if (!assessment && !done && !words?.trim()) {
    return { refused: "form-refused", detail: "Say what was done, or write a note." };
  }
  if (!done) return undefined;
  if (events.some(({ step }) => step === done)) {
    return { refused: "already-decided", detail: "Somebody has recorded this already." };
  }
  const conclusion = (assessment ?? assessmentOf(events))?.conclusion;
  if (!conclusion) return { refused: "step-closed", detail: "Assess the risk first." };
  if (done !== "closed") {
    return conclusion === "breach"
      ? undefined
      : { refused: "step-closed", detail: "The assessment found a low probability: nobody has to be told." };
  }
  const told = (["patients-told", "authority-told"] as const).every((step) =>
    events.some((event) => event.step === step),
  );
  return conclusion === "breach" && !told
    ? { refused: "step-closed", detail: "Tell the patients and the authority first, then close the case." }
    : undefined;
}

/** `B-2026-0007` */
export const breachNumber = (year: number, serial: number): string => `B-${year}-${String(serial).padStart(4, "0")}`;
