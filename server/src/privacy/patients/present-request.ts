import type { PatientRequest } from "@crossbay/contract";
import type { PatientId, PersonId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type NamedPerson, namePersons, shownPerson } from "../name-persons.ts";
import { isLate, type KeptRequest } from "./request-rules.ts";

/** Requests as the exchange's staff see them, in their order. */
export async function presentRequests(
  tx: Tx,
  requests: readonly KeptRequest[],
  now: Date,
  timeZone: string,
): Promise<PatientRequest[]> {
  const persons = await namePersons(
    tx,
    requests.flatMap(({ personId, patientIds }) =>
      personId ? [{ personId: personId as PersonId, patientIds: patientIds as PatientId[] }] : [],
    ),
  );
  const today = plainDateAt(now, timeZone);
  return requests.map((request) => present(request, persons.get(request.personId as PersonId), today));
}

/** The same for one. */
export const presentRequest = async (
  tx: Tx,
  request: KeptRequest,
  now: Date,
  timeZone: string,
): Promise<PatientRequest> => (await presentRequests(tx, [request], now, timeZone))[0]!;

function present(request: KeptRequest, person: NamedPerson | undefined, today: string): PatientRequest {
  const { id, number, kind, name, birthDate, contact, relation, words, dueOn, state } = request;
  const { proofSteps, proofedBy, proofedAt, proofWords, email, mobile, closedBecause, refusedBecause } = request;
  return {
    id,
    number,
    kind,
    name,
    birthDate,
    contact,
    relation,
    ...(words ? { words } : {}),
    receivedAt: request.receivedAt.toISOString(),
    dueOn,
    state,
    late: isLate(request, today),
    ...(person ? { person: shownPerson(person) } : {}),
    ...(proofedAt && proofedBy
      ? {
          proofing: {
            steps: proofSteps,
            by: proofedBy,
            at: proofedAt.toISOString(),
            ...(proofWords ? { words: proofWords } : {}),
          },
        }
      : {}),
    ...(email && mobile ? { deliverTo: { email, mobile: `•• ${mobile.slice(-2)}` } } : {}),
    ...instantOf("readyAt", request.readyAt),
    ...instantOf("linkUntil", request.linkUntil),
    ...instantOf("deliveredAt", request.deliveredAt),
    ...(closedBecause ? { closedBecause } : {}),
    ...(refusedBecause ? { refusedBecause } : {}),
  };
}

const instantOf = <Field extends string>(field: Field, at: Date | null): { [Key in Field]?: string } =>
  (at ? { [field]: at.toISOString() } : {}) as { [Key in Field]?: string };
