import type { AccessReportQuery, PrivacyChoices } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endAuditedAccess } from "../../../ui/api/privacy-endpoints.ts";
import { privacyChoicesQuery } from "../../../ui/api/privacy-queries.ts";
import { DoneNotice } from "../../../ui/notice/done-notice.tsx";
import { EndAccessDialog } from "../../../ui/people/end-access-dialog.tsx";
import { useWords } from "../../../ui/words/words.ts";

interface Props {
  query: AccessReportQuery;
  choices: PrivacyChoices;
}

/** A privacy officer ends the access of the user whom the report is about. Only where the exchange says that it may be ended. */
export function EndUserAccess({ query, choices }: Props) {
  const { accessReport: text } = useWords();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [ended, setEnded] = useState(false);
  const found =
    query.about === "user" ? choices.users.find(({ accountId }) => accountId === query.accountId) : undefined;
  if (!found?.mayEnd) return null;
  const { name, mayEnd } = found;
  return (
    <>
      <DoneNotice>{ended && text.ended(name)}</DoneNotice>
      {!ended && (
        <Button size="sm" variant="default" aria-label={text.endOf(name)} onClick={() => setAsking(true)}>
          {text.end}
        </Button>
      )}
      <EndAccessDialog
        user={asking ? { name, title: mayEnd.title, participantName: mayEnd.participantName } : undefined}
        onEnd={(_user, request) => endAuditedAccess(mayEnd.affiliationId, request)}
        onDone={() => {
          setAsking(false);
          setEnded(true);
          void queries.invalidateQueries({ queryKey: privacyChoicesQuery.queryKey, refetchType: "none" });
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
