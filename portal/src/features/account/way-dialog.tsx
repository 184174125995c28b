import type { OwnAccount, Passkey } from "@crossbay/contract";
import { useState } from "react";
import { removeAuthenticatorApp, removePasskey } from "../../ui/api/account-endpoints.ts";
import { Question } from "../../ui/page/overlay.tsx";
import { useWords } from "../../ui/words/words.ts";
import type { AccountNotice } from "./account-notice.ts";
import { AppDialog } from "./app-dialog.tsx";
import { MobileDialog } from "./mobile-dialog.tsx";
import { PasskeyDialog } from "./passkey-dialog.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { PasswordForm } from "./password-form.tsx";
import { RecoveryDialog } from "./recovery-dialog.tsx";

export type WayDialogName =
  | { name: "password" | "mobile" | "app" | "remove-app" | "passkey" | "codes" }
  | { name: "remove-passkey"; passkey: Passkey };

interface Props {
  open: WayDialogName | undefined;
  account: OwnAccount;
  onClose(): void;
  onChanged(what: AccountNotice): void;
}

/** The dialog of one change; each asks for the password again. */
export function WayDialog({ open, account, onClose, onChanged }: Props) {
  const { account: words } = useWords();
  const [codesMade, setCodesMade] = useState(false);
  if (!open) return null;
  const titles: Record<WayDialogName["name"], string> = {
    password: words.passwordDialog.title,
    mobile: words.mobileDialog.title,
    app: words.appDialog.title,
    "remove-app": words.removeAppDialog.title,
    passkey: words.passkeyDialog.title,
    "remove-passkey": words.removePasskeyDialog.title(open.name === "remove-passkey" ? open.passkey.name : ""),
    codes: words.recoveryDialog.title,
  };
  const { removeAppDialog, removePasskeyDialog } = words;
  // Codes that were made count, however their dialog is left.
  const close = () => {
    setCodesMade(false);
    if (codesMade) onChanged("codes-made");
    else onClose();
  };
  return (
    <Question opened title={titles[open.name]} onClose={close}>
      {open.name === "password" && <PasswordDialog onBack={onClose} />}
      {open.name === "mobile" && <MobileDialog onDone={() => onChanged("mobile-changed")} onBack={onClose} />}
      {open.name === "app" && <AppDialog onDone={() => onChanged("authenticator-added")} onBack={onClose} />}
      {open.name === "remove-app" && (
        <PasswordForm
          lead={removeAppDialog.lead}
          submit={removeAppDialog.submit}
          failureTitle={removeAppDialog.failedTitle}
          send={(password) => removeAuthenticatorApp({ password })}
          onDone={() => onChanged("authenticator-removed")}
          onBack={onClose}
        />
      )}
      {open.name === "passkey" && <PasskeyDialog onDone={() => onChanged("passkey-added")} onBack={onClose} />}
      {open.name === "remove-passkey" && (
        <PasswordForm
          lead={removePasskeyDialog.lead}
          submit={removePasskeyDialog.submit}
          failureTitle={removePasskeyDialog.failedTitle}
          send={(password) => removePasskey(open.passkey.id, { password })}
          onDone={() => onChanged("passkey-removed")}
          onBack={onClose}
        />
      )}
      {open.name === "codes" && (
        <RecoveryDialog
          username={account.username}
          replaces={account.methods.recoveryCodesLeft > 0}
          onMade={() => setCodesMade(true)}
          onDone={close}
          onBack={onClose}
        />
      )}
    </Question>
  );
}
