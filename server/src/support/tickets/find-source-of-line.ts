import type { ChartLine } from "@crossbay/contract";
import { listSources, type Source } from "../../accounts/index.ts";
import { patientsOfPersons } from "../../identity/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findSourceOfResource } from "../../record/index.ts";

/**
 * Whose data a line of a chart is: by its resource, else by the source's name among those that know the person. Undefined where that is
 * not clear: then stewards find out.
 */
export async function findSourceOfLine(
  tx: Tx,
  { personId, resourceId, source }: ChartLine,
): Promise<Source | undefined> {
  const patients = (await patientsOfPersons(tx, [personId as PersonId])).get(personId as PersonId) ?? [];
  if (patients.length === 0) return undefined;
  const sources = await listSources(tx);
  const patientIds = patients.map(({ patientId }) => patientId);
  const sourceId =
    resourceId && isUuid(resourceId) ? await findSourceOfResource(tx, patientIds, resourceId) : undefined;
  if (sourceId) return sources.find(({ id }) => id === sourceId);
  const known = new Set<string>(patients.map((patient) => patient.sourceId));
  const named = sources.filter(({ id, name }) => known.has(id) && name === source);
  return named.length === 1 ? named[0] : undefined;
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
