import type { PatientRequest } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Asking } from "../asking.ts";
import { type PrivacyRefusal, refuseForm } from "../refusal.ts";
import { auditOfRequest } from "./audit-of-request.ts";
import { notFound, presentAfter, settledBefore } from "./proof-request.ts";
import { isSettled } from "./request-rules.ts";
import { lockRequest, saveClosed } from "./request-store.ts";

/** Ends a request without giving anything out; a link that was sent no longer opens. */
export async function closeRequest(
  context: AccessContext,
  asking: Asking,
  { requestId, because }: { requestId: string; because: string },
): Promise<PatientRequest | PrivacyRefusal> {
  const now = context.clock.now();
  const closedBecause = because.replaceAll("\0", " ").trim();
  if (closedBecause === "") {
    return refuseForm("The request was not closed.", [{ field: "because", detail: "Say why it is closed." }]);
  }
  return context.database.transaction(async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (!request) return notFound;
    if (isSettled(request)) return settledBefore;
    await saveClosed(tx, { id: requestId, closedBecause, refusedBecause: null });
    const { number, kind, personId, patientIds } = request;
    await writeEntries(tx, now, [
      auditOfRequest(asking, {
        action: "patient-request",
        outcome: "succeeded",
        personId,
        patientIds,
        detail: { number, kind, step: "closed" },
      }),
    ]);
    return presentAfter(tx, requestId, now, asking);
  });
}
