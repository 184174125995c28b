import type { Suggestion } from "@crossbay/contract";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./help.module.css";
import { HelpCentreCard } from "./help-centre-card.tsx";
import { HelpFrame } from "./help-frame.tsx";
import { NewRequestForm } from "./new-request-form.tsx";

/** Asks for help. Answers that may do already are shown while it is typed. */
export function NewRequestPage() {
  const { help } = useWords();
  const { form: text } = help;
  const address = useSearch({ from: "/frame/help/new" });
  const [helped, setHelped] = useState<Suggestion>();
  return (
    <HelpFrame title={text.title} lead={text.lead} back={<BackLink to="/help" word={help.ticket.back} />}>
      <div className={style.columns}>
        {helped ? (
          <div className={style.stack}>
            <DoneNotice>{text.helpedDone}</DoneNotice>
            <LinkButton to="/help" variant="default" className={style.start}>
              {help.title}
            </LinkButton>
          </div>
        ) : (
          <NewRequestForm key={address.type} address={address} onHelped={setHelped} />
        )}
        <HelpCentreCard />
      </div>
    </HelpFrame>
  );
}
