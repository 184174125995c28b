import type { QuarantinedMessage, QuarantineSearch } from "@crossbay/contract";
import { type Engineer, listQuarantine } from "../../intake/index.ts";
import type { House } from "../house.ts";

const pagesMax = 100;

/** All messages that a search finds, page by page; `isAll` is false where there are more than a terminal can show. */
export async function allQuarantined(
  house: House,
  engineer: Engineer,
  search: QuarantineSearch,
): Promise<{ found: QuarantinedMessage[]; isAll: boolean }> {
  const found: QuarantinedMessage[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < pagesMax; pages++) {
    const page = await listQuarantine(house, engineer, { ...search, ...(after === undefined ? {} : { after }) });
    found.push(...page.messages);
    after = page.after;
    if (after === undefined) return { found, isAll: true };
  }
  return { found, isAll: false };
}
