import type { Explanation } from "@crossbay/contract";
import { explainMessage as explainFields } from "@crossbay/formats/hl7v2";
import type { Source } from "../../accounts/index.ts";
import type { ParticipantId, SourceId } from "../../platform/ids.ts";
import { senderOf } from "../known-sources.ts";
import { prepareMessage, translateContextOf } from "../prepare-message.ts";
import { ResourceIds } from "../resource-ids.ts";
import { firstAnswer } from "../store/judge-receipts.ts";
import { presentExplanation } from "./present-explanation-rules.ts";

/** Ids of resources that exist nowhere: any key will do, and the same ids come every time. */
const anyKey = Buffer.alloc(32);

/**
 * What would become of a message, without an exchange: as if its sender were a source that has never sent anything. Nobody is
 * matched, and no receipt is looked at.
 * @param asking.authority namespace of the source's record numbers; MSH-4, else MSH-3, where it is not told
 * @param asking.timeZone IANA name; an unknown one throws a RangeError
 */
export function explainAlone(asking: {
  message: Buffer;
  authority: string | undefined;
  timeZone: string;
  now: Date;
}): Explanation {
  const { message: bytes, now } = asking;
  const resourceIds = new ResourceIds(anyKey);
  const prepared = prepareMessage(
    { bytes, connection: "explanation", remoteAddress: "", receivedAt: now },
    {
      idsKey: anyKey,
      resourceIds,
      findSource: (header) => {
        const { application, facility } = senderOf(header);
        return anySource(asking.authority ?? (facility || application || "OPEN"), asking.timeZone);
      },
      onFault: (error) => {
        throw error;
      },
    },
  );
  const answer = prepared.kind === "rejected" ? prepared.answer : firstAnswer(prepared);
  const context = prepared.kind === "rejected" ? undefined : translateContextOf(prepared.source, now, { resourceIds });
  const refusals = (answer?.errors ?? []).filter(({ severity }) => severity === "E");
  const explained = explainFields({ bytes, context, refusals });
  return presentExplanation({ answer, notes: [], source: undefined, explained, match: undefined });
}

const anySource = (assigningAuthority: string, timeZone: string): Source => ({
  id: "" as SourceId,
  participantId: "" as ParticipantId,
  participantName: "",
  code: "",
  name: "",
  sendingApplication: "",
  sendingFacility: "",
  assigningAuthority,
  timeZone,
  labels: [],
  mappedBy: "configured",
  messagesPerSecondMax: null,
});
