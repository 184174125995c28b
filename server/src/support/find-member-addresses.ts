import { findAddresses, findUsers } from "../accounts/index.ts";
import type { AccountId, ParticipantId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";

type Address = Awaited<ReturnType<typeof findAddresses>>[number];

/** Somebody as one of a participant: what they asked or wrote there is closed to them once they have left it. */
export type Member = { accountId: string | null; participantId: string | null };

/** Where those of them are reached who still belong to the participant; whoever left, though the account lives on, is not told. */
export async function findMemberAddresses(
  tx: Tx,
  members: readonly Member[],
  now: Date,
): Promise<(member: Member) => Address | undefined> {
  const accountIds = members.flatMap(({ accountId }) => (accountId ? [accountId as AccountId] : []));
  if (accountIds.length === 0) return () => undefined;
  const addresses = new Map((await findAddresses(tx, accountIds)).map((address) => [address.accountId, address]));
  const users = await findUsers(tx, { accountIds }, now);
  const belongs = ({ accountId, participantId }: { accountId: AccountId; participantId: ParticipantId }): boolean =>
    users.some((user) => user.accountId === accountId && user.participant.id === participantId);
  return ({ accountId, participantId }) => {
    const member = { accountId: accountId as AccountId, participantId: participantId as ParticipantId };
    return belongs(member) ? addresses.get(member.accountId) : undefined;
  };
}
