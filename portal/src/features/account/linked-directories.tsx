import type { SingleSignOnLink } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { singleSignOnLinksQuery, unlinkSingleSignOn } from "../../ui/api/account-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";
import { usedWords } from "./used-words.ts";
import { WayLine } from "./way-line.tsx";

/** Organizations whose own sign-in opens this account. Nothing while there is none. */
export function LinkedDirectories() {
  const words = useWords();
  const { waysIn: text } = words.account;
  const { data } = useQuery(singleSignOnLinksQuery);
  const [leaving, setLeaving] = useState<SingleSignOnLink>();
  return (
    <>
      {data?.links.map((link) => (
        <WayLine
          key={link.id}
          name={text.directory(link.name)}
          detail={usedWords({ ...link, addedAt: link.linkedAt }, words)}
        >
          <Button variant="default" size="sm" aria-label={text.unlinkOf(link.name)} onClick={() => setLeaving(link)}>
            {text.unlink}
          </Button>
        </WayLine>
      ))}
      <Question
        opened={leaving !== undefined}
        title={text.unlinkTitle(leaving?.name ?? "")}
        onClose={() => setLeaving(undefined)}
      >
        {leaving && <Unlink link={leaving} onBack={() => setLeaving(undefined)} />}
      </Question>
    </>
  );
}

function Unlink({ link, onBack }: { link: SingleSignOnLink; onBack(): void }) {
  const { account } = useWords();
  const { waysIn: text } = account;
  const queries = useQueryClient();
  const form = useFormAnswer();

  const unlink = async () => {
    const answer = await form.send(() => unlinkSingleSignOn(link.id));
    if (!answer.ok) return;
    void queries.invalidateQueries({ queryKey: singleSignOnLinksQuery.queryKey });
    onBack();
  };

  return (
    <div className={style.dialog}>
      {form.failure && <ProblemNotice failure={form.failure} title={text.unlinkFailedTitle} />}
      <p>{text.unlinkLead}</p>
      <div className={style.actions}>
        <Button loading={form.busy} onClick={() => void unlink()}>
          {text.unlink}
        </Button>
        <Button variant="default" data-autofocus onClick={onBack}>
          {account.back}
        </Button>
      </div>
    </div>
  );
}
