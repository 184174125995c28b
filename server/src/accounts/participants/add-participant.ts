import type { ParticipantType } from "@crossbay/contract";
import { PlainError } from "../../platform/plain-error.ts";
import type { Tx } from "../../platform/transaction.ts";
import { cleanName } from "./name-rules.ts";
import { refuseParticipant } from "./participant-rules.ts";
import { insertParticipant, type Participant } from "./participant-store.ts";

export type NewParticipant = {
  name: string;
  type: ParticipantType;
  emergencyServices?: boolean;
  part2Program?: boolean;
  mentalHealthLicensed?: boolean;
  minorConsentServices?: boolean;
  /** IANA name: HL7 times without an offset are read in it. */
  timeZone: string;
  now: Date;
};

/** Adds an organisation. Throws a `PlainError` when its name is taken or it cannot be. */
export async function addParticipant(tx: Tx, input: NewParticipant): Promise<Participant> {
  const participant = {
    name: cleanName(input.name),
    type: input.type,
    emergencyServices: input.emergencyServices ?? false,
    part2Program: input.part2Program ?? false,
    mentalHealthLicensed: input.mentalHealthLicensed ?? false,
    minorConsentServices: input.minorConsentServices ?? false,
    timeZone: input.timeZone,
  };
  const refused = refuseParticipant(participant);
  if (refused) throw new PlainError(refused);
  const id = await insertParticipant(tx, participant, input.now);
  if (!id) throw new PlainError(`There is a participant "${participant.name}" already.`);
  return { id, ...participant };
}
