import type { OwnAccount } from "@crossbay/contract";
import { formatDate } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";

/** Browsers in which this account has signed in of late; one that is not known is a warning. */
export function DevicesCard({ account }: { account: OwnAccount }) {
  const words = useWords();
  const { devices: text } = words.account;
  return (
    <Card title={text.title}>
      {account.devices.length === 0 && <p className={style.note}>{text.none}</p>}
      <ul className={style.lines}>
        {account.devices.map((each) => (
          <li key={each.id}>
            <span>
              <strong>{each.browser}</strong>
              {each.current && <span className={style.tag}>{text.here}</span>}
              <span className={style.note}>
                {text.first(formatDate(each.firstUsedAt, words))}, {text.last(formatDate(each.lastUsedAt, words))}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className={style.note}>{text.note}</p>
    </Card>
  );
}
