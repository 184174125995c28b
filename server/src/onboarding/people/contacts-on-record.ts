import type { ContactOnRecord } from "@crossbay/contract";
import { findPrivacyOfficers, findUsers, listedName, listUserManagers } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";

/**
 * Who stands for an organization towards the exchange, and can sign in: its user managers, then its own privacy officers. Usernames
 * are told to nobody else (policy §9).
 */
export async function listContactsOnRecord(
  tx: Tx,
  participantId: ParticipantId,
  now: Date,
): Promise<ContactOnRecord[]> {
  const managers = (await listUserManagers(tx, participantId)).filter(({ state }) => state === "active");
  // Where there is none of its own, these are the exchange's auditors, who are no users of it.
  const accountIds = (await findPrivacyOfficers(tx, participantId, now)).map(({ accountId }) => accountId);
  const officers = await findUsers(tx, { participantId, accountIds }, now);
  return [
    ...managers.map((manager) => contact(manager, "user-manager")),
    ...officers.map((officer) => contact(officer, "privacy-officer")),
  ];
}

const contact = (
  { accountId, email, given, family }: Pick<ContactOnRecord, "accountId" | "email"> & { given: string; family: string },
  as: ContactOnRecord["as"],
): ContactOnRecord => ({ accountId, name: listedName({ given, family }), email, as });
