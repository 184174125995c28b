import type { ContactOnRecord } from "@crossbay/contract";
import {
  type ActiveUser,
  findPrivacyOfficers,
  listActiveUsers,
  listedName,
  listUserManagers,
} from "../../accounts/index.ts";
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
  // Where there is none of its own, these are the exchange's auditors.
  const officers = await findPrivacyOfficers(tx, participantId, now);
  const own = new Set((await listActiveUsers(tx, participantId)).map(({ accountId }) => accountId));
  return [
    ...managers.map(({ accountId, email, given, family }) => ({
      accountId,
      name: listedName({ given, family }),
      email,
      as: "user-manager" as const,
    })),
    ...officers.filter(({ accountId }) => own.has(accountId)).map(officerOf),
  ];
}

const officerOf = ({ accountId, name, email }: ActiveUser): ContactOnRecord => ({
  accountId,
  name,
  email,
  as: "privacy-officer",
});
