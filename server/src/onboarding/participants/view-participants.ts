import type { ParticipantLine, ParticipantList, ParticipantPage, StaffMember } from "@crossbay/contract";
import type { OnDuty } from "../../access/index.ts";
import {
  type AccountsContext,
  type Actor,
  auditActorOf,
  type DirectoryEntry,
  listDirectory,
  listedName,
  listRelationshipManagers,
  listUserManagers,
  type NamedStaff,
  type UserManager,
  worksheetVariant,
} from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listDesignations } from "../designation/list-designations.ts";
import { findCourses } from "../training/find-courses.ts";
import { listPlannedTrainings } from "./list-planned-trainings.ts";

type UserManagerLine = ParticipantPage["userManagers"][number];
type Looking = { onDuty: OnDuty; requestId: string };

/** The directory of participants, with those who can look after one. The look is in the audit record when this resolves. */
export async function viewParticipants(
  context: AccountsContext,
  { onDuty, requestId }: Looking,
): Promise<ParticipantList> {
  const { entries, managers } = await context.database.snapshot(async (tx) => ({
    entries: await listDirectory(tx),
    managers: await listRelationshipManagers(tx),
  }));
  await recordLook(context, onDuty.actor, requestId, { participants: entries.length });
  return {
    participants: entries.map(lineOf),
    relationshipManagers: managers.map(listed),
  };
}

/** Everything about one participant; undefined when there is none. The look is in the audit record when this resolves. */
export async function viewParticipant(
  context: AccountsContext,
  participantId: string,
  { onDuty, requestId }: Looking,
): Promise<ParticipantPage | undefined> {
  const page = await context.database.snapshot((tx) => makeParticipantPage(tx, participantId, onDuty.actor));
  if (page) await recordLook(context, onDuty.actor, requestId, { participantId });
  return page;
}

/** The page as it is in this transaction. */
export async function makeParticipantPage(
  tx: Tx,
  participantId: string,
  actor: Actor,
): Promise<ParticipantPage | undefined> {
  const [entry] = await listDirectory(tx, { participantId });
  if (!entry) return undefined;
  const { variant, because } = worksheetVariant(entry);
  const isOpen = entry.endedAt === null;
  return {
    participant: lineOf(entry),
    timeZone: entry.timeZone,
    vouchesForSecondFactor: entry.vouchesForSecondFactor,
    worksheet: variant,
    worksheetBecause: because,
    sites: entry.sites.map(({ closedAt, ...site }) => ({
      ...site,
      ...(closedAt ? { closedAt: closedAt.toISOString() } : {}),
    })),
    userManagers: (await listUserManagers(tx, entry.id)).map(presentUserManager),
    designations: await listDesignations(tx, entry),
    plannedTrainings: await listPlannedTrainings(tx, entry.id),
    courses: (await findCourses(tx))
      .filter(({ kind }) => kind !== "video")
      .map(({ courseId, title }) => ({ courseId, title })),
    mayEdit: isOpen && actor.levels.includes("administration"),
    mayDesignate: isOpen && entry.type !== "exchange" && actor.levels.includes("relationship-management"),
  };
}

const lineOf = (entry: DirectoryEntry): ParticipantLine => ({
  id: entry.id,
  name: entry.name,
  type: entry.type,
  emergencyServices: entry.emergencyServices,
  part2Program: entry.part2Program,
  mentalHealthLicensed: entry.mentalHealthLicensed,
  minorConsentServices: entry.minorConsentServices,
  ...(entry.agreementSignedOn ? { agreementSignedOn: entry.agreementSignedOn } : {}),
  ...(entry.relationshipManager ? { relationshipManager: listed(entry.relationshipManager) } : {}),
  siteCount: entry.sites.filter(({ closedAt }) => !closedAt).length,
  userCount: entry.userCount,
  ...(entry.endedAt ? { endedAt: entry.endedAt.toISOString() } : {}),
});

const listed = ({ accountId, email, ...name }: NamedStaff): StaffMember => ({
  accountId,
  name: listedName(name),
  email,
});

const presentUserManager = ({ given, family, lastSignInAt, ...manager }: UserManager): UserManagerLine => ({
  ...manager,
  name: listedName({ given, family }),
  ...(lastSignInAt ? { lastSignInAt: lastSignInAt.toISOString() } : {}),
});

const recordLook = (
  context: AccountsContext,
  actor: Actor,
  requestId: string,
  detail: Record<string, string | number>,
): Promise<void> =>
  context.audit.record([
    {
      action: "participant-view",
      outcome: "permitted",
      actor: auditActorOf(actor),
      way: "see-participants",
      requestId,
      detail,
    },
  ]);
