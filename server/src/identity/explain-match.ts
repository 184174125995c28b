import { newId, type PersonId, type SourceId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import { weighRival } from "./choose-match-rules.ts";
import type { ComparedField, Comparison } from "./compare-rules.ts";
import { fieldWords, levelWords, outcomeSentences, ownSourcesOnly } from "./evidence-words-rules.ts";
import { foreseePatient, withoutNumber } from "./foresee-patient.ts";
import type { IncomingPatient, Resolution, RetiredNumber } from "./patient.ts";
import { findPatientsOfSources } from "./patient-store.ts";
import { type PatientFacts, planResolution, storedRivals } from "./plan-resolution-rules.ts";
import { type PreparedPatient, preparePatient } from "./prepare-patient-rules.ts";
import { readPatients } from "./read-patients.ts";
import { findUnknownIds } from "./resolution-store.ts";

/** One person that a new patient was compared with: evidence in bits, field by field, and nothing by which to know the person. */
export type MatchCandidate = {
  bits: number;
  verdict: "same" | "review" | "other";
  /** Both carry a number of one authority. */
  sharesIdentifier: boolean;
  /** Fields that both tell; `field` and `words` are for people. */
  fields: { field: string; bits: number; words: string }[];
};

type MatchQuestion = {
  incoming: IncomingPatient;
  former?: RetiredNumber | undefined;
  among?: readonly SourceId[] | undefined;
};

export type MatchExplanation = {
  outcome: Resolution["outcome"];
  sentence: string;
  /** The likeliest first, at most five. */
  candidates: MatchCandidate[];
};

const candidatesMax = 5;

/**
 * Which person a patient would be put to now, and by what evidence. Reads and decides as `settleNumbers` and `resolvePatients` do,
 * changes nothing and takes no locks: a read-only snapshot will do.
 * @param input.former the number by which the same patient was known before (A47)
 * @param input.among only patients of these sources are compared: whom others know is not for everybody to find out
 */
export async function explainMatch(
  tx: Tx,
  { keys }: { keys: Keys },
  { incoming, former, among }: MatchQuestion,
): Promise<MatchExplanation> {
  const foreseen = await foreseePatient(tx, preparePatient(keys, incoming), former);
  const told = preparePatient(keys, { ...incoming, patientId: foreseen.patientId });
  const unknown = await findUnknownIds(tx, [foreseen.patientId]);
  const read = await onlyAmong(tx, await readPatients(tx, [told], unknown), among);
  const facts = foreseen.leaves ? withoutNumber(read, { keys, told, leaves: foreseen.leaves }) : read;
  const plan = planResolution([told], { ...facts, newPersonId: () => newId<PersonId>() });
  const planned = plan.resolutions[0]?.outcome ?? "new";
  const outcome = planned === "new" && foreseen.isUnclear ? "review" : planned;
  const candidates = outcome === "known" ? [] : candidatesOf(told, facts);
  const sentence =
    among && outcome !== "known" ? `${outcomeSentences[outcome]} ${ownSourcesOnly}` : outcomeSentences[outcome];
  return { outcome, sentence, candidates };
}

async function onlyAmong(tx: Tx, facts: PatientFacts, among: readonly SourceId[] | undefined): Promise<PatientFacts> {
  if (among === undefined || facts.candidates.size === 0) return facts;
  const own = await findPatientsOfSources(tx, [...facts.candidates.keys()], among);
  return { ...facts, candidates: new Map([...facts.candidates].filter(([patientId]) => own.has(patientId))) };
}

/** Each person by the patient of it that is most alike. */
function candidatesOf(told: PreparedPatient, facts: Parameters<typeof storedRivals>[1]): MatchCandidate[] {
  const best = new Map<PersonId, MatchCandidate>();
  for (const rival of storedRivals(told, facts)) {
    const { comparison, verdict } = weighRival(told.matching().comparable, rival);
    const candidate: MatchCandidate = {
      bits: rounded(comparison.bits),
      verdict: verdict === "new" ? "other" : verdict,
      sharesIdentifier: rival.sharesIdentifier,
      fields: evidenceOf(comparison),
    };
    const other = best.get(rival.personId);
    if (!other || byStrength(candidate, other) < 0) best.set(rival.personId, candidate);
  }
  return [...best.values()].sort(byStrength).slice(0, candidatesMax);
}

const verdicts: readonly MatchCandidate["verdict"][] = ["same", "review", "other"];

const byStrength = (a: MatchCandidate, b: MatchCandidate): number =>
  verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
  Number(b.sharesIdentifier) - Number(a.sharesIdentifier) ||
  b.bits - a.bits;

const evidenceOf = ({ fields }: Comparison): MatchCandidate["fields"] =>
  (Object.keys(fieldWords) as ComparedField[])
    .filter((field) => fields[field].level !== "missing")
    .map((field) => ({
      field: fieldWords[field],
      bits: rounded(fields[field].bits),
      words: levelWords[fields[field].level],
    }));

const rounded = (bits: number): number => Math.round(bits * 10) / 10;
