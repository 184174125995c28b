import type { WorksheetVariant } from "@crossbay/contract";
import {
  type Colleague,
  type DirectoryEntry,
  type LevelExtent,
  listColleagues,
  listDirectory,
  listLevelExtents,
  listTitles,
  type TitleRow,
  worksheetVariant,
} from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listWaitingEmails } from "./worksheet-store.ts";

/** What the rows of a participant's worksheet are held against: all of it is the participant's own knowledge. */
export type WorksheetFacts = {
  variant: WorksheetVariant;
  /** Why that one, in a sentence. */
  variantBecause: string;
  participant: DirectoryEntry;
  titles: readonly TitleRow[];
  levelExtents: readonly LevelExtent[];
  /** Open ones. */
  sites: readonly { id: string; name: string }[];
  colleagues: ReadonlyMap<string, Colleague>;
  /** Of people who wait on a worksheet that was submitted before, folded. */
  waitingEmails: ReadonlySet<string>;
};

/** What the checks of one row are given. */
export type RowFacts = WorksheetFacts & {
  /** Lines on which each address stands, folded. */
  linesOfEmail: ReadonlyMap<string, readonly number[]>;
  /** Of colleagues: what a mistyped domain is compared with. */
  colleagueDomains: ReadonlySet<string>;
};

/** Throws when there is no such participant: who asks acts for it. */
export async function gatherWorksheetFacts(tx: Tx, participantId: ParticipantId, now: Date): Promise<WorksheetFacts> {
  const [participant] = await listDirectory(tx, { participantId });
  if (!participant) throw new Error("The participant that somebody acts for is not there.");
  const colleagues = await listColleagues(tx, participantId);
  const { variant, because } = worksheetVariant(participant);
  return {
    variant,
    variantBecause: because,
    participant,
    titles: await listTitles(tx, now),
    levelExtents: await listLevelExtents(tx),
    sites: participant.sites.filter(({ closedAt }) => closedAt === undefined),
    colleagues: new Map(colleagues.map((colleague) => [colleague.emailFolded, colleague])),
    waitingEmails: new Set(await listWaitingEmails(tx, participantId)),
  };
}
