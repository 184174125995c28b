import type { MailCertificateLine, MailCertificates } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { mailCertificatesQuery } from "../../ui/api/mail-endpoints.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { AddCertificateDialog } from "./add-certificate-dialog.tsx";
import { type CertificateChange, ChangeCertificateDialog } from "./change-certificate-dialog.tsx";
import { Fingerprint } from "./fingerprint.tsx";
import style from "./held-mail.module.css";
import { MailFrame, useSeesMail } from "./mail-frame.tsx";
import { CertificateMark } from "./mail-marks.tsx";

/** The exchange's own certificate, and those for which answers are encrypted. */
export function CertificatesPage() {
  const { certificates: text } = useWords().heldMail;
  const queries = useQueryClient();
  const query = useQuery({ ...mailCertificatesQuery, enabled: useSeesMail() });
  const [adding, setAdding] = useState(false);
  const [change, setChange] = useState<CertificateChange>();
  const [done, setDone] = useState<string>();
  const finish = (now: MailCertificates, sentence: string) => {
    queries.setQueryData(mailCertificatesQuery.queryKey, now);
    setAdding(false);
    setChange(undefined);
    setDone(sentence);
  };
  return (
    <MailFrame
      title={text.title}
      lead={text.lead}
      sections
      aside={
        <Button size="sm" onClick={() => setAdding(true)}>
          {text.add}
        </Button>
      }
    >
      <DoneNotice>{done}</DoneNotice>
      <Loaded query={query} failedTitle={text.failedTitle}>
        {({ own, certificates }) => (
          <>
            <OwnCertificate own={own} />
            {certificates.length === 0 ? (
              <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
            ) : (
              <CertificateTable certificates={certificates} onChange={setChange} />
            )}
          </>
        )}
      </Loaded>
      <AddCertificateDialog
        opened={adding}
        onAdded={(now) => finish(now, text.added)}
        onClose={() => setAdding(false)}
      />
      <ChangeCertificateDialog change={change} onChanged={finish} onClose={() => setChange(undefined)} />
    </MailFrame>
  );
}

function OwnCertificate({ own }: { own: MailCertificates["own"] }) {
  const words = useWords();
  const { certificates: text } = words.heldMail;
  return (
    <Card title={text.own}>
      {own ? (
        <>
          <FactList
            facts={[
              [text.address, own.address],
              [text.fingerprint, <Fingerprint key="fingerprint" digits={own.fingerprint} />],
              [text.validUntil, formatDateTime(own.notAfter, words)],
            ]}
          />
          <p>
            <a href="/support/encrypted-mail" target="_blank" rel="noopener">
              {text.openPublic}
            </a>
          </p>
        </>
      ) : (
        <p className={style.quiet}>{text.ownNone}</p>
      )}
    </Card>
  );
}

interface TableProps {
  certificates: readonly MailCertificateLine[];
  onChange(change: CertificateChange): void;
}

function CertificateTable({ certificates, onChange }: TableProps) {
  const words = useWords();
  const { certificates: text } = words.heldMail;
  const byWords = ({ by, byName, usable }: MailCertificateLine) =>
    !usable ? text.notUsable : by === "authority" ? text.byAuthority : byName && text.byStaff(byName);
  return (
    <DataTable
      label={text.label}
      rows={certificates}
      keyOf={({ address, fingerprint }) => `${address} ${fingerprint}`}
      name={{
        id: "address",
        title: text.address,
        cell: ({ address, name }) => (
          <>
            <span className={style.strong}>{address}</span>
            {name !== address && <span className={style.detail}>{name}</span>}
          </>
        ),
      }}
      columns={[
        {
          id: "state",
          title: words.heldMail.state,
          cell: (certificate) => (
            <>
              <CertificateMark state={certificate.state} />
              <span className={style.detail}>{byWords(certificate)}</span>
            </>
          ),
        },
        { id: "fingerprint", title: text.fingerprint, cell: ({ fingerprint }) => <Fingerprint digits={fingerprint} /> },
        { id: "until", title: text.validUntil, whole: true, cell: ({ notAfter }) => formatDateTime(notAfter, words) },
        {
          id: "change",
          title: text.change,
          cell: (certificate) =>
            certificate.state === "trusted" ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={text.removeOf(certificate.address)}
                onClick={() => onChange({ certificate, to: "removed" })}
              >
                {text.remove}
              </Button>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={text.trustOf(certificate.address)}
                onClick={() => onChange({ certificate, to: "trusted" })}
              >
                {text.trust}
              </Button>
            ),
        },
      ]}
    />
  );
}
