import type { StaffTicket } from "@crossbay/contract";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { Card } from "../../ui/page/card.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./support.module.css";

/** Who asks, and how sure that is. */
export function SenderCard({ ticket: { sender } }: { ticket: StaffTicket }) {
  const { sender: text } = useWords().supportTicket;
  return (
    <Card title={text.title}>
      <FactList
        facts={[
          [text.name, sender.name],
          [text.role, sender.title],
          [text.participant, sender.participantName],
          [text.email, sender.email],
        ]}
      />
      {sender.verified && (
        <p className={style.cardNote}>
          <ShapeMark shape="check" tone="accent">
            {text.verified}
          </ShapeMark>
        </p>
      )}
      {!sender.accountId && (
        <p className={style.cardNote}>
          <ShapeMark shape="warning" tone="plain">
            {text.unverified}
          </ShapeMark>
        </p>
      )}
    </Card>
  );
}
