import type { StaffTicket } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Answer } from "../../ui/api/ask.ts";
import { keyOfQueue, staffTicketQuery } from "../../ui/api/support-queries.ts";

/** What is done about one request, and what was done last. */
export function useTicketWork({ id }: Pick<StaffTicket, "id">) {
  const queries = useQueryClient();
  const [done, setDone] = useState<string>();

  /** Keeps the request as the exchange says it is now; the queue is read again when it is opened. */
  const keep = (ticket: StaffTicket) => {
    queries.setQueryData(staffTicketQuery(id).queryKey, ticket);
    void queries.invalidateQueries({ queryKey: keyOfQueue, refetchType: "none" });
  };

  /** Asks, and on success keeps the answer and says the sentence. */
  const settle = async (asking: () => Promise<Answer<StaffTicket>>, sentence: string): Promise<Answer<StaffTicket>> => {
    setDone(undefined);
    const answer = await asking();
    if (answer.ok) {
      keep(answer.value);
      setDone(sentence);
    }
    return answer;
  };

  return { done, settle };
}

export type TicketWork = ReturnType<typeof useTicketWork>;
