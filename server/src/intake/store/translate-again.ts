import {
  parseMessage,
  type TranslateContext,
  type TranslatedMessagePart,
  translateMessage,
} from "@crossbay/formats/hl7v2";
import type { Source } from "../../accounts/index.ts";
import type { Keys } from "../../platform/keys.ts";
import { translateContextOf } from "../prepare-message.ts";
import { ResourceIds } from "../resource-ids.ts";

/**
 * Translates a message that was translated before, with other answers to whom its numbers stand for, so that the ids of all that
 * it tells follow.
 * @returns a part for each of its patients; none where it makes no sense with these answers
 */
export function translateAgain(
  { keys }: { keys: Keys },
  { source, bytes, receivedAt }: { source: Source; bytes: Buffer; receivedAt: Date },
  meanings: Pick<TranslateContext, "patientIdOf" | "visitNumberOf" | "accountOf">,
): TranslatedMessagePart[] {
  const parsed = parseMessage(bytes);
  const resourceIds = new ResourceIds(keys.ids);
  if (!parsed.ok) return [];
  const translateContext = translateContextOf(source, receivedAt, { resourceIds });
  const translation = translateMessage(parsed.message, { ...translateContext, ...meanings });
  return translation.ok ? [translation, ...translation.others] : [];
}
