import type { Desk } from "@crossbay/contract";
import { listLetters, listParticipants } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listWaitingDesignations } from "../designation/list-designations.ts";
import { listAlertTasks } from "./alert-tasks.ts";
import { worksheetLine } from "./present-worksheet.ts";
import { countWaiting, listWorksheets } from "./worksheet-store.ts";

const worksheetsMax = 200;
const bouncedMax = 200;

/** What waits for the relationship managers, of every participant. */
export async function viewDesk(tx: Tx, now: Date): Promise<Desk> {
  const waiting = await countWaiting(tx);
  const designations = await listWaitingDesignations(tx);
  const worksheets = await listWorksheets(tx, { limit: worksheetsMax });
  const names = new Map((await listParticipants(tx)).map(({ id, name }) => [id, name]));
  return {
    worksheetsWaiting: waiting.worksheets,
    rowsWaiting: waiting.rows,
    designationsWaiting: designations.length,
    bounced: (await listLetters(tx, { state: "bounced", limit: bouncedMax })).length,
    alertTasks: await listAlertTasks(tx, now),
    worksheets: worksheets.map((worksheet) => worksheetLine(worksheet, names.get(worksheet.participantId) ?? "")),
    designations,
  };
}
