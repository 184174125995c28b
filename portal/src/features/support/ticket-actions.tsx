import type { StaffTicket } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../ui/words/words.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import style from "./support.module.css";
import type { TicketWork } from "./use-ticket-work.ts";

/** What is rarely done, below everything else. */
export function TicketActions({ ticket, work }: { ticket: StaffTicket; work: TicketWork }) {
  const { supportTicket: text } = useWords();
  const [merging, setMerging] = useState(false);
  if (ticket.mergedInto) return null;
  return (
    <div className={style.actions}>
      <Button size="sm" variant="default" onClick={() => setMerging(true)}>
        {text.mergeOther}
      </Button>
      <MergeDialog ticket={ticket} into={merging ? "" : undefined} work={work} onClose={() => setMerging(false)} />
    </div>
  );
}
