import type { ConsentDecision } from "./consent-decision.ts";
import type { ConsentStanding } from "./consent-rules.ts";

/** What a patient's decisions come to for a participant, in one sentence. */
export function sentenceOfStanding(
  { standing, decisions }: { standing: ConsentStanding; decisions: readonly ConsentDecision[] },
  { name }: { name: string },
): string {
  const { value, scope, byParent, version } = standing;
  const oneVisit = decisions.some(({ id, oneVisit }) => oneVisit && version?.endsWith(`/${id}`));
  if (scope === "everyone" && value === "deny")
    return "The patient denied everyone access, in an emergency as well. Only the exchange's staff can lift that.";
  if (value === "deny" && byParent) return `A parent or guardian denied ${name} access to this patient's data.`;
  if (value === "deny") return `The patient denied ${name} access, in an emergency as well.`;
  if (value === "emergency-only") return `The patient lets ${name} see their data in a medical emergency only.`;
  if (value === "none") return `No consent is recorded that lets ${name} see this patient's data.`;
  if (oneVisit)
    return `The patient, a minor, lets ${name} see their data for this visit: until it ends, and for 24 hours at most.`;
  if (byParent)
    return `A parent or guardian lets ${name} see this patient's data, that of substance use programs excepted.`;
  return scope === "community"
    ? `The patient lets every participant on the community's form see their data, ${name} among them.`
    : `The patient lets ${name} see their data.`;
}
