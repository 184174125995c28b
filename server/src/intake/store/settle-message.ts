import { type PreparedPatient, settleNumbers } from "../../identity/index.ts";
import type { PatientId } from "../../platform/ids.ts";
import type { Keys } from "../../platform/keys.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { TranslatedMessage } from "../prepared-message.ts";
import { retiredNumber } from "./told-by-message.ts";
import { translateAgain } from "./translate-again.ts";

/** The message with its record numbers standing for whom they stand now, translated again where that makes a difference. */
export async function settleMessage(
  tx: Tx,
  context: { keys: Keys; now: Date },
  message: TranslatedMessage,
  told: PreparedPatient,
): Promise<TranslatedMessage> {
  const { renumbers } = message.translation;
  const { patientOf, isMerge } = await settleNumbers(tx, context, {
    told,
    ...(renumbers && { renumbers: retiredNumber(renumbers) }),
  });
  const isOther = [...patientOf].some(([number, patientId]) => number !== patientId);
  const { idOfNumber } = message.translation.patient;
  const again = isOther
    ? translateAgain(context, message, { patientIdOf: (number) => patientOf.get(number as PatientId) ?? number }).find(
        ({ patient }) => patient.idOfNumber === idOfNumber,
      )
    : undefined;
  if (isOther && again === undefined) throw new Error("A message cannot be translated again for its present patient.");
  const translation = again ? { ...again, warnings: message.translation.warnings } : message.translation;
  const { renumbers: former, ...others } = translation;
  if (isMerge && former) return { ...message, translation: { ...others, merges: [former, ...others.merges] } };
  return { ...message, translation };
}
