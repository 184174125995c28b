import type { ReactNode } from "react";
import { BeaconIcon } from "../ui/icons.tsx";
import { useWords } from "../ui/words/words.ts";
import style from "./public-frame.module.css";
import { useSessionView } from "./session-view.ts";
import { ThemeChoice } from "./theme-choice.tsx";

/** The light frame of pages without a patient: signing in, steps, the lock. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const { frame } = useWords();
  const { session } = useSessionView();
  return (
    <div className={style.page}>
      <header className={style.header}>
        <span className={style.wordmark}>
          <BeaconIcon /> {session?.exchangeName ?? frame.productName}
        </span>
        <ThemeChoice />
      </header>
      <main className={style.main}>
        <div className={style.sheet}>{children}</div>
      </main>
    </div>
  );
}
