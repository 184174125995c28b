import type { DesignatedPerson, DesignationState } from "@crossbay/contract";
import type { DocumentType } from "../../platform/document-rules.ts";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** A designation as it is kept, without its document. */
export type KeptDesignation = {
  id: string;
  participantId: ParticipantId;
  state: DesignationState;
  signatoryName: string;
  signatoryPosition: string;
  /** YYYY-MM-DD */
  signedOn: string;
  manager: DesignatedPerson;
  deputy: DesignatedPerson | null;
  evidence: "tablet-signature" | "signed-document";
  recordedAt: Date;
  recordedBy: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  returnedBecause: string | null;
  alreadyKnown: string[];
};

export type NewDesignation = Pick<
  KeptDesignation,
  "id" | "participantId" | "signatoryName" | "signatoryPosition" | "signedOn" | "manager" | "deputy" | "evidence"
> & {
  formVersion: number;
  document: Buffer;
  documentType: DocumentType;
  recordedAt: Date;
  recordedBy: { accountId: AccountId; name: string };
};

export async function insertDesignation(tx: Tx, designation: NewDesignation): Promise<void> {
  const { recordedBy, deputy } = designation;
  await run(
    tx,
    sql`insert into onboarding.designation (id, participant_id, state, form_version, signatory_name, signatory_position,
          signed_on, manager, deputy, evidence, document, document_type, recorded_at, recorded_by_account_id, recorded_by)
        values (${designation.id}, ${designation.participantId}, 'signed', ${designation.formVersion},
          ${designation.signatoryName}, ${designation.signatoryPosition}, ${designation.signedOn},
          ${JSON.stringify(designation.manager)}, ${deputy ? JSON.stringify(deputy) : null}, ${designation.evidence},
          ${designation.document}, ${designation.documentType}, ${designation.recordedAt}, ${recordedBy.accountId},
          ${recordedBy.name})`,
  );
}

const columns = sql`id, participant_id as "participantId", state, signatory_name as "signatoryName",
  signatory_position as "signatoryPosition", signed_on::text as "signedOn", manager, deputy, evidence,
  recorded_at as "recordedAt", recorded_by as "recordedBy", decided_at as "decidedAt", decided_by as "decidedBy",
  returned_because as "returnedBecause", already_known as "alreadyKnown"`;

/** Designations of one participant, the newest first. */
export const findDesignationsOf = (tx: Tx, participantId: ParticipantId): Promise<KeptDesignation[]> =>
  rows(
    tx,
    sql`select ${columns} from onboarding.designation
        where participant_id = ${participantId} order by recorded_at desc, id desc`,
  );

/** Designations that nobody has decided about, the oldest first. */
export const findWaitingDesignations = (tx: Tx): Promise<KeptDesignation[]> =>
  rows(tx, sql`select ${columns} from onboarding.designation where state = 'signed' order by recorded_at, id`);

export const findDesignation = (tx: Tx, id: string): Promise<KeptDesignation | undefined> =>
  firstRow(tx, sql`select ${columns} from onboarding.designation where id = ${id}`);

/** The same, and whoever else decides about it waits for this transaction. */
export const lockDesignation = (tx: Tx, id: string): Promise<KeptDesignation | undefined> =>
  firstRow(tx, sql`select ${columns} from onboarding.designation where id = ${id} for update`);

export const findDocument = (
  tx: Tx,
  id: string,
): Promise<{ participantId: ParticipantId; document: Buffer; documentType: DocumentType } | undefined> =>
  firstRow(
    tx,
    sql`select participant_id as "participantId", document, document_type as "documentType"
        from onboarding.designation where id = ${id}`,
  );

export type Decided = {
  id: string;
  by: { accountId: AccountId; name: string };
  now: Date;
} & (
  | { state: "returned"; returnedBecause: string }
  | { state: "accepted"; managerAccountId: AccountId; deputyAccountId?: AccountId; alreadyKnown: string[] }
);

export async function settleDesignation(tx: Tx, decided: Decided): Promise<void> {
  const accepted = decided.state === "accepted" ? decided : undefined;
  await run(
    tx,
    sql`update onboarding.designation
        set state = ${decided.state}, decided_at = ${decided.now}, decided_by_account_id = ${decided.by.accountId},
          decided_by = ${decided.by.name},
          returned_because = ${decided.state === "returned" ? decided.returnedBecause : null},
          manager_account_id = ${accepted?.managerAccountId ?? null},
          deputy_account_id = ${accepted?.deputyAccountId ?? null},
          already_known = ${accepted?.alreadyKnown ?? []}::text[]
        where id = ${decided.id}`,
  );
}
