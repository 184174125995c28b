import type { AddVipRequest, VipList } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, auditOf } from "../asking.ts";
import { knownPerson } from "../known-persons.ts";
import { namePersons, shownPerson } from "../name-persons.ts";
import type { PrivacyRefusal } from "../refusal.ts";
import { findVipsAmong, insertVip, listVipRows, removeVip } from "./vip-store.ts";

const vipsMax = 500;

/** Persons about whom others may be curious: the list of the reader's participant; that of the exchange counts everywhere. */
export async function viewVips(context: AccessContext, asking: Asking): Promise<VipList> {
  const { list, patientIds } = await context.database.snapshot((tx) => listOf(tx, asking));
  const detail = { vips: list.vips.length };
  await context.audit.record([auditOf(asking, { action: "vip-change", outcome: "permitted", patientIds, detail })]);
  return list;
}

/** Puts a person on the list. Refused for one of whom the reader's participant knows nothing. */
export const addVip = (
  context: AccessContext,
  asking: Asking,
  { personId, words }: AddVipRequest,
): Promise<VipList | PrivacyRefusal> =>
  context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const { actor, scope } = asking;
    const person = await knownPerson(tx, scope, personId as PersonId);
    if (!person) return { refused: "not-found", detail: "There is no such patient here." };
    const { patientIds } = person;
    const participantId = actor.participant.id;
    const listed = await findVipsAmong(tx, [{ personId: person.personId, patientIds }]);
    if (listed.some((vip) => vip.participantId === participantId)) return listedAlready;
    if ((await listVipRows(tx, participantId, vipsMax)).length === vipsMax) return listFull;
    const by = { accountId: actor.accountId, name: actor.name };
    const vip = { personId: person.personId, participantId, patientIds: [...patientIds], words, by, since: now };
    if (!(await insertVip(tx, vip))) return listedAlready;
    await writeEntries(tx, now, [
      auditOf(asking, {
        action: "vip-change",
        outcome: "succeeded",
        personId: person.personId,
        patientIds,
        detail: { added: true },
      }),
    ]);
    return (await listOf(tx, asking)).list;
  });

/** Takes a person off the list. */
export const dropVip = (context: AccessContext, asking: Asking, personId: string): Promise<VipList | PrivacyRefusal> =>
  context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const participantId = asking.actor.participant.id;
    // The list shows who the person is now; its row may carry the id of before a link.
    const rows = await listVipRows(tx, participantId, vipsMax);
    const persons = await namePersons(tx, rows);
    const row = rows.find((vip) => (persons.get(vip.personId)?.personId ?? vip.personId) === personId);
    if (!row || !(await removeVip(tx, { personId: row.personId, participantId, now }))) {
      return { refused: "not-found", detail: "This patient is not on the list." };
    }
    await writeEntries(tx, now, [
      auditOf(asking, {
        action: "vip-change",
        outcome: "succeeded",
        personId: row.personId,
        patientIds: row.patientIds,
        detail: { removed: true },
      }),
    ]);
    return (await listOf(tx, asking)).list;
  });

async function listOf(tx: Tx, { actor }: Asking): Promise<{ list: VipList; patientIds: VipPatientIds }> {
  const rows = await listVipRows(tx, actor.participant.id, vipsMax);
  const persons = await namePersons(tx, rows);
  const vips = rows.map(({ personId, words, byName, since }) => {
    const person = persons.get(personId);
    return {
      ...(person ? shownPerson(person) : { personId, name: "Not known any more" }),
      words,
      by: byName,
      since: since.toISOString(),
    };
  });
  return { list: { vips }, patientIds: rows.flatMap(({ patientIds }) => patientIds) };
}

type VipPatientIds = Awaited<ReturnType<typeof listVipRows>>[number]["patientIds"];

const listedAlready: PrivacyRefusal = { refused: "already-decided", detail: "This patient is on the list already." };
const listFull: PrivacyRefusal = {
  refused: "form-refused",
  detail: `The list holds ${vipsMax} persons. Take some off it first.`,
};
