import type { StaffTicket } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../ui/words/words.ts";
import style from "./support.module.css";

/** To an encrypted message to whoever sent the request: the one way for patients' data. */
export function AskSecurely({ ticket }: { ticket: Pick<StaffTicket, "id"> }) {
  const { write: text } = useWords().supportTicket;
  return (
    <p className={style.securely}>
      {text.securelyHint}{" "}
      <Link to="/messages/new" search={{ ticket: ticket.id }}>
        {text.securely}
      </Link>
    </p>
  );
}
