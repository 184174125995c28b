import type { WorksheetPage } from "@crossbay/contract";
import { findAccountsOfEmails, listedName, listParticipants } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { ownRow, submittedRow, worksheetLine } from "./present-worksheet.ts";
import { listWorksheetRows, listWorksheets } from "./worksheet-store.ts";

/** A worksheet for the side that asked; of another participant there is none. */
export async function viewOwnWorksheet(
  tx: Tx,
  id: string,
  participant: { id: ParticipantId; name: string },
): Promise<WorksheetPage | undefined> {
  const [worksheet] = await listWorksheets(tx, { id, participantId: participant.id, limit: 1 });
  if (!worksheet) return undefined;
  const rows = await listWorksheetRows(tx, id);
  return { worksheet: worksheetLine(worksheet, participant.name), rows: rows.map(ownRow) };
}

/**
 * A worksheet for the relationship manager: rows that wait say whether the e-mail address has an account already, and for whom
 * it acts. Nobody at a participant may see that (policy §1).
 */
export async function viewForDesk(tx: Tx, id: string, now: Date): Promise<WorksheetPage | undefined> {
  const [worksheet] = await listWorksheets(tx, { id, limit: 1 });
  if (!worksheet) return undefined;
  const rows = await listWorksheetRows(tx, id);
  const emails = rows.filter(({ state }) => state === "waiting").map(({ emailFolded }) => emailFolded);
  const known = new Map((await findAccountsOfEmails(tx, emails, now)).map((account) => [account.emailFolded, account]));
  const participant = (await listParticipants(tx)).find(({ id }) => id === worksheet.participantId);
  return {
    worksheet: worksheetLine(worksheet, participant?.name ?? ""),
    rows: rows.map((row) => {
      const account = row.state === "waiting" ? known.get(row.emailFolded) : undefined;
      if (!account) return submittedRow(row);
      const { emailFolded: _, given, family, ...knownAccount } = account;
      return { ...submittedRow(row), knownAccount: { ...knownAccount, name: listedName({ given, family }) } };
    }),
  };
}
