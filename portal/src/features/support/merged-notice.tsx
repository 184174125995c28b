import type { StaffTicket } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./support.module.css";

/** The request goes on as another one. */
export function MergedNotice({ into }: { into: NonNullable<StaffTicket["mergedInto"]> }) {
  const { supportTicket: text } = useWords();
  return (
    <QuietNotice>
      <p className={style.strong}>{text.mergedTitle(into.number)}</p>
      <p>
        {text.merged}{" "}
        <Link to="/support-desk/$ticketId" params={{ ticketId: into.id }}>
          {text.mergedOpen(into.number)}
        </Link>
      </p>
    </QuietNotice>
  );
}
