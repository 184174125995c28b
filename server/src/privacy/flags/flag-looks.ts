import type { AccessContext } from "../../access/index.ts";
import { type AccountName, findAccountNames, listedName, listNamesAt, listParticipants } from "../../accounts/index.ts";
import type { SealedEntry } from "../../audit/index.ts";
import { foldPerson, householdsOf, householdsReachedBy } from "../../identity/index.ts";
import { type AccountId, newId, type ParticipantId, type PatientId, type PersonId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findingsOfLook, type LookFacts, likenessOf, type Viewer } from "./flag-rules.ts";
import type { NewFlag } from "./flag-store.ts";
import { findVipsAmong } from "./vip-store.ts";

const colleaguesMax = 10_000;

type Look = SealedEntry & { accountId: AccountId; participantId: ParticipantId; personId: PersonId };

/** Flags on looks at one patient each; what is not about one is passed over. */
export async function flagLooks(
  tx: Tx,
  context: Pick<AccessContext, "keys">,
  entries: readonly SealedEntry[],
  now: Date,
): Promise<NewFlag[]> {
  const looks = entries.filter((entry): entry is Look =>
    Boolean(entry.personId && entry.accountId && entry.participantId),
  );
  if (looks.length === 0) return [];
  const accounts = await findAccountNames(tx, [...new Set(looks.map(({ accountId }) => accountId))]);
  const viewers = new Map(accounts.map((account) => [account.accountId, viewerOf(account)]));
  const reached = await householdsReachedBy(tx, context, [...viewers.values()]);
  const households = await householdsOf(tx, [...new Set(looks.map(({ personId }) => personId))]);
  const participants = new Map((await listParticipants(tx)).map((each) => [each.id, each]));
  const colleagues = await colleaguesAt(tx, new Set(looks.map(({ participantId }) => participantId)));
  const exchangeIds = [...participants.values()].filter(({ type }) => type === "exchange").map(({ id }) => id);
  const vips = await findVipsAmong(
    tx,
    looks.map(({ personId, patientIds }) => ({ personId, patientIds: patientIds as PatientId[] })),
  );
  return looks.flatMap((look) => {
    const viewer = viewers.get(look.accountId);
    const participant = participants.get(look.participantId);
    if (!viewer || !participant) return [];
    const watchedBy = [participant.id, ...exchangeIds];
    const facts: LookFacts = {
      viewer,
      patient: households.get(look.personId) ?? [],
      own: reached.filter((household) => likenessOf(viewer, [household]) === "reached"),
      colleagues: colleagues.get(participant.id) ?? [],
      isVip: vips.some(
        (vip) =>
          watchedBy.includes(vip.participantId) &&
          (vip.personId === look.personId || vip.patientIds.some((patientId) => look.patientIds.includes(patientId))),
      ),
    };
    return findingsOfLook(facts).map(
      ({ kind, sentence }): NewFlag => ({
        id: newId(now),
        participantId: participant.id,
        kind,
        accountId: look.accountId,
        day: plainDateAt(look.recordedAt, participant.timeZone),
        subject: look.personId,
        personId: look.personId,
        patientIds: look.patientIds as PatientId[],
        username: look.username ?? "",
        who: viewer.listed,
        ...(look.title ? { title: look.title } : {}),
        at: look.recordedAt,
        sentence,
      }),
    );
  });
}

async function colleaguesAt(
  tx: Tx,
  participantIds: ReadonlySet<ParticipantId>,
): Promise<ReadonlyMap<ParticipantId, readonly Viewer[]>> {
  const colleagues = new Map<ParticipantId, readonly Viewer[]>();
  for (const participantId of participantIds) {
    const names = await listNamesAt(tx, { participantId, limit: colleaguesMax });
    colleagues.set(participantId, names.map(viewerOf));
  }
  return colleagues;
}

const viewerOf = (account: AccountName): Viewer => ({
  ...foldPerson({ family: account.family, given: account.given, phone: account.mobile }),
  accountId: account.accountId,
  listed: listedName(account),
});
