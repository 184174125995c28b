import type { QueryClient } from "@tanstack/react-query";
import { chartQuery, consentQuery } from "../api/queries.ts";
import { glassQuery } from "../api/record-queries.ts";

/** Nothing of the record stays on the page; what is in sight asks the exchange anew, and shows what that says. */
export function forgetRecord(queries: QueryClient, personId: string): void {
  for (const { queryKey } of [chartQuery(personId), consentQuery(personId), glassQuery(personId)]) {
    void queries.resetQueries({ queryKey });
  }
  void queries.resetQueries({ queryKey: ["trend", personId] });
}
