import type { Participant } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { ConsentForm } from "./consent-decision.ts";

type Member = Pick<Participant, "id" | "type" | "joinedOn" | "endedAt">;

/**
 * The participants on a community form that was signed on a day (policy §6): of the kinds that the form names, with an
 * agreement of that day or before. Where nobody knows when one signed its agreement, it joined when it was added.
 */
export const coveredOn = <Known extends Member>(
  day: string,
  form: Pick<ConsentForm, "content"> | undefined,
  participants: readonly Known[],
): ParticipantId[] => {
  const types = form?.content?.covers?.types ?? [];
  return participants
    .filter(({ type, joinedOn, endedAt }) => types.includes(type) && !endedAt && (joinedOn ?? day) <= day)
    .map(({ id }) => id);
};

/** May somebody of this kind of participant be on the form's list? */
export const coversType = (form: Pick<ConsentForm, "content">, type: string): boolean =>
  form.content?.covers?.types.includes(type) ?? false;
