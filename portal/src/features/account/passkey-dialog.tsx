import { TextInput } from "@mantine/core";
import { useState } from "react";
import { beginPasskey, finishPasskey } from "../../ui/api/account-endpoints.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { runPasskeyCeremony } from "../../ui/passkey-ceremony.ts";
import { makePasskey } from "../../ui/web-authn.ts";
import { useWords } from "../../ui/words/words.ts";
import { PasswordForm } from "./password-form.tsx";

const nameMax = 60;

interface Props {
  onDone(): void;
  onBack(): void;
}

/** Name and password, then the browser makes the passkey where its reader wants it. */
export function PasskeyDialog({ onDone, onBack }: Props) {
  const { passkeyDialog: text } = useWords().account;
  const [name, setName] = useState("");
  const [stopped, setStopped] = useState(false);

  const add = async (password: string) => {
    setStopped(false);
    const added = await runPasskeyCeremony({
      begin: () => beginPasskey({ password }),
      ask: makePasskey,
      finish: (response) => finishPasskey({ name: name.trim(), response }),
    });
    setStopped(added === undefined);
    return added;
  };

  return (
    <PasswordForm
      lead={text.lead}
      submit={text.submit}
      failureTitle={text.failedTitle}
      check={() => (name.trim() === "" ? [{ field: "passkey-name", text: text.nameMissing }] : [])}
      send={add}
      onDone={onDone}
      onBack={onBack}
    >
      {(errors) => (
        <>
          {stopped && <QuietNotice announce>{text.refusedHere}</QuietNotice>}
          <TextInput
            id="passkey-name"
            label={text.name}
            description={text.nameHint}
            autoComplete="off"
            maxLength={nameMax}
            value={name}
            error={errorOf(errors, "passkey-name")}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </>
      )}
    </PasswordForm>
  );
}
