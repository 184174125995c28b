import type { GlassReview } from "@crossbay/contract";
import { type GlassEvent, glassReasonWords, listGlassDisclosures } from "../../access/index.ts";
import { findAccountNames, listedName, listParticipants, listSources } from "../../accounts/index.ts";
import { looksUnderGlass } from "../../audit/index.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, isWithin } from "../asking.ts";
import { type NamedPerson, namePersons, shownPerson } from "../name-persons.ts";
import { glassClock, reviewState } from "./review-clock-rules.ts";
import type { GlassDealtWith } from "./review-store.ts";

/** A breaking of the glass as it is shown, with whom it is about. */
export type PresentedGlass = { event: GlassEvent; review: GlassReview; person: NamedPerson | undefined };

/** Breakings of the glass with their reviews, in their order, as they stand at a moment. */
export async function presentGlasses(
  tx: Tx,
  { scope }: Pick<Asking, "scope">,
  input: { events: readonly GlassEvent[]; dealtWith: ReadonlyMap<string, GlassDealtWith>; now: Date },
): Promise<PresentedGlass[]> {
  const { events, dealtWith, now } = input;
  const accounts = new Map(
    (await findAccountNames(tx, [...new Set(events.map(({ accountId }) => accountId))])).map((each) => [
      each.accountId,
      each,
    ]),
  );
  const participants = new Map((await listParticipants(tx)).map((each) => [each.id, each]));
  const sources = new Map((await listSources(tx)).map((source) => [source.id, source]));
  const persons = await namePersons(tx, events);
  const disclosures = await listGlassDisclosures(
    tx,
    events.map(({ id }) => id),
  );
  const looks = new Map(
    (
      await looksUnderGlass(
        tx,
        events.map(({ id, accountId, personId, openedAt, endsAt, endedAt }) => ({
          glassId: id,
          accountId,
          personId,
          from: openedAt,
          until: endedAt ?? endsAt,
        })),
      )
    ).map((each) => [each.glassId, each.looks]),
  );
  return events.map((event) => {
    const participant = participants.get(event.participantId);
    if (!participant) throw new Error("A glass was broken at no participant.");
    const done = dealtWith.get(event.id);
    const { reviewDueOn, noticeDueOn } = glassClock(event.openedAt, participant.timeZone);
    const account = accounts.get(event.accountId);
    const person = persons.get(event.personId);
    const review: GlassReview = {
      id: event.id,
      openedAt: event.openedAt.toISOString(),
      endsAt: event.endsAt.toISOString(),
      ...(event.endedAt ? { endedAt: event.endedAt.toISOString() } : {}),
      who: account ? listedName(account) : event.readerName,
      username: event.username,
      title: event.title,
      participantName: participant.name,
      patient: person ? shownPerson(person) : { personId: event.personId, name: "Not known any more" },
      reason: glassReasonWords(event.reason),
      ...(event.reasonWords ? { reasonWords: event.reasonWords } : {}),
      ...(event.directedBy ? { directedBy: event.directedBy } : {}),
      proof: event.proof,
      consentThen: event.consentValue,
      ...(event.renews ? { renews: event.renews } : {}),
      looks: looks.get(event.id) ?? 0,
      review: {
        dueOn: reviewDueOn,
        state: reviewState(done?.outcome, reviewDueOn, plainDateAt(now, participant.timeZone)),
        ...(done?.words ? { words: done.words } : {}),
        ...(done?.reviewedBy ? { by: done.reviewedBy } : {}),
        ...(done?.reviewedAt ? { at: done.reviewedAt.toISOString() } : {}),
      },
      notice: {
        dueOn: noticeDueOn,
        ...(done?.noticeSentAt ? { sentAt: done.noticeSentAt.toISOString() } : {}),
        ...(done?.noticeBy ? { by: done.noticeBy } : {}),
      },
      part2Sources: (disclosures.get(event.id) ?? []).map(({ sourceId, toldAt }) => ({
        name: sources.get(sourceId)?.name ?? "A source that is no longer there",
        ...(toldAt ? { toldAt: toldAt.toISOString() } : {}),
      })),
      ...(isWithin(scope, event.participantId) ? {} : { fromElsewhere: true }),
    };
    return { event, review, person };
  });
}
