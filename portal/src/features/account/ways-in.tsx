import type { OwnAccount, Passkey } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { Card } from "../../ui/page/card.tsx";
import { canUsePasskeys } from "../../ui/web-authn.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";
import type { AccountNotice } from "./account-notice.ts";
import { LinkedDirectories } from "./linked-directories.tsx";
import { usedWords } from "./used-words.ts";
import { WayDialog, type WayDialogName } from "./way-dialog.tsx";
import { WayLine } from "./way-line.tsx";

/** With so few recovery codes left it is time for new ones. */
const fewCodes = 3;

interface Props {
  account: OwnAccount;
  onChanged(what: AccountNotice): void;
}

/** Password and second factors, each with what can be done about it. */
export function WaysIn({ account, onChanged }: Props) {
  const words = useWords();
  const { waysIn: text } = words.account;
  const { authenticatorApp, passkeys, recoveryCodesLeft } = account.methods;
  const [open, setOpen] = useState<WayDialogName>();
  const ask = (dialog: WayDialogName) => () => setOpen(dialog);

  return (
    <Card title={text.title}>
      <p className={style.cardLead}>{text.lead}</p>
      <ul className={style.ways}>
        <WayLine name={text.password} detail={text.passwordDetail}>
          <Way word={text.changePassword} onAsk={ask({ name: "password" })} />
        </WayLine>
        <WayLine name={text.sms} detail={text.smsDetail(account.mobile)}>
          <Way word={text.changeMobile} onAsk={ask({ name: "mobile" })} />
        </WayLine>
        <WayLine name={text.app} detail={authenticatorApp ? usedWords(authenticatorApp, words) : text.appDetail}>
          {authenticatorApp ? (
            <Way word={text.removeApp} onAsk={ask({ name: "remove-app" })} />
          ) : (
            <Way word={text.addApp} onAsk={ask({ name: "app" })} />
          )}
        </WayLine>
        <WayLine
          name={text.passkeys}
          detail={canUsePasskeys() ? text.passkeysDetail : text.passkeysUnsupported}
          more={
            passkeys.length > 0 && (
              <ul className={style.passkeys}>
                {passkeys.map((passkey) => (
                  <OwnPasskey key={passkey.id} passkey={passkey} onRemove={ask({ name: "remove-passkey", passkey })} />
                ))}
              </ul>
            )
          }
        >
          {canUsePasskeys() && <Way word={text.addPasskey} onAsk={ask({ name: "passkey" })} />}
        </WayLine>
        <LinkedDirectories />
        <WayLine
          name={text.recovery}
          detail={
            recoveryCodesLeft === 0
              ? text.recoveryNone
              : recoveryCodesLeft <= fewCodes
                ? text.recoveryFew(recoveryCodesLeft)
                : text.recoveryLeft(recoveryCodesLeft)
          }
          urgent={recoveryCodesLeft > 0 && recoveryCodesLeft <= fewCodes}
        >
          <Way word={recoveryCodesLeft === 0 ? text.recoveryMake : text.recoveryAgain} onAsk={ask({ name: "codes" })} />
        </WayLine>
      </ul>
      <WayDialog
        open={open}
        account={account}
        onClose={() => setOpen(undefined)}
        onChanged={(what) => {
          setOpen(undefined);
          onChanged(what);
        }}
      />
    </Card>
  );
}

const Way = ({ word, onAsk }: { word: string; onAsk(): void }) => (
  <Button variant="default" size="sm" onClick={onAsk}>
    {word}
  </Button>
);

function OwnPasskey({ passkey, onRemove }: { passkey: Passkey; onRemove(): void }) {
  const words = useWords();
  const { account } = words;
  return (
    <li>
      <span>
        <strong>{passkey.name}</strong>
        <span className={style.note}>{usedWords(passkey, words)}</span>
      </span>
      <Button variant="subtle" size="sm" aria-label={account.waysIn.removePasskey(passkey.name)} onClick={onRemove}>
        {account.remove}
      </Button>
    </li>
  );
}
