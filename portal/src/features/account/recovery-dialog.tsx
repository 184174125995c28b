import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useState } from "react";
import { makeRecoveryCodes } from "../../ui/api/account-endpoints.ts";
import { saveFile } from "../../ui/save-file.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";
import { PasswordForm } from "./password-form.tsx";

interface Props {
  username: string;
  /** There are codes that these make worthless. */
  replaces: boolean;
  onMade(): void;
  onDone(): void;
  onBack(): void;
}

/** New recovery codes. They live in this dialog alone and are gone with it. */
export function RecoveryDialog({ username, replaces, onMade, onDone, onBack }: Props) {
  const { recoveryDialog: text } = useWords().account;
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <ShownCodes codes={codes} username={username} onDone={onDone} />;
  return (
    <PasswordForm
      lead={
        <>
          <p>{text.lead}</p>
          {replaces && <p>{text.replaces}</p>}
        </>
      }
      submit={text.submit}
      failureTitle={text.failedTitle}
      send={(password) => makeRecoveryCodes({ password })}
      onDone={(made) => {
        setCodes(made.codes);
        onMade();
      }}
      onBack={onBack}
    />
  );
}

function ShownCodes({ codes, username, onDone }: { codes: readonly string[]; username: string; onDone(): void }) {
  const { recoveryDialog: text } = useWords().account;
  const clipboard = useClipboard();
  const asText = `${text.fileHead(username)}\n${codes.join("\n")}\n`;
  return (
    <div className={`${style.dialog} ${style.printed}`}>
      <p role="status">{text.shownLead}</p>
      <ul className={style.codes} aria-label={text.listLabel}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={style.actions}>
        <Button variant="default" size="sm" onClick={() => clipboard.copy(asText)}>
          {clipboard.copied ? text.copied : text.copy}
        </Button>
        <Button variant="default" size="sm" onClick={() => print()}>
          {text.print}
        </Button>
        <Button
          variant="default"
          size="sm"
          onClick={() => saveFile(text.fileName, new Blob([asText], { type: "text/plain" }))}
        >
          {text.download}
        </Button>
      </div>
      <div className={style.actions}>
        <Button onClick={onDone} data-autofocus>
          {text.kept}
        </Button>
      </div>
    </div>
  );
}
