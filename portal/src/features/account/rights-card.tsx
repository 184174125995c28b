import type { Verdict } from "@crossbay/contract";
import { Card } from "../../ui/page/card.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";

/** Everybody reads whether they may do these; the others stand only there where they are allowed. */
const always = ["searchPatients", "readCharts", "recordConsent"] as const;
const whereAllowed = ["watchFeeds", "manageUsers", "keepDesk", "train", "administer", "auditAccounts"] as const;

/** What the exchange says that this reader may do, and why not where not. */
export function RightsCard() {
  const { rights: text } = useWords().account;
  const { verdicts } = useSession().session;
  if (!verdicts) return null;
  const shown = [...always, ...whereAllowed.filter((right) => verdicts[right].allowed)];
  return (
    <Card title={text.title}>
      <ul className={style.rights}>
        {shown.map((right) => (
          <Right key={right} word={text[right]} verdict={verdicts[right]} />
        ))}
      </ul>
    </Card>
  );
}

function Right({ word, verdict }: { word: string; verdict: Verdict }) {
  const { rights: text } = useWords().account;
  return (
    <li>
      <span>{word}</span>
      <strong>{verdict.allowed ? text.allowed : text.refused}</strong>
      {!verdict.allowed && verdict.because && <p>{verdict.because}</p>}
    </li>
  );
}
