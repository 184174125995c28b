import type { StaffTicket } from "@crossbay/contract";
import { useWords } from "../../ui/words/words.ts";

/** To an encrypted message to whoever sent the request. */
export function AskSecurely({ ticket }: { ticket: Pick<StaffTicket, "id"> }) {
  const { write: text } = useWords().supportTicket;
  return (
    <a href={`/messages/new?ticket=${encodeURIComponent(ticket.id)}`} title={text.securelyHint}>
      {text.securely}
    </a>
  );
}
