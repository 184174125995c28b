import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BeaconIcon } from "../ui/icons.tsx";
import { useWords } from "../ui/words/words.ts";
import style from "./public-frame.module.css";
import { useSessionView } from "./session-view.ts";
import { ThemeChoice } from "./theme-choice.tsx";

interface Props {
  /** The page brings its own width and cards; the way to sign in stands at the right. */
  wide?: boolean;
  children: ReactNode;
}

/** The light frame of pages without a patient: signing in, steps, the lock. */
export function PublicFrame({ wide = false, children }: Props) {
  const { frame } = useWords();
  const { session } = useSessionView();
  return (
    <div className={style.page}>
      <header className={style.header}>
        <span className={style.wordmark}>
          <BeaconIcon /> {session?.exchangeName ?? frame.productName}
        </span>
        <div className={style.aside}>
          <ThemeChoice />
          {/* A page of the server's own, open to everybody. */}
          <a href="/support">{frame.support}</a>
          {wide && <Link to="/sign-in">{frame.signIn}</Link>}
        </div>
      </header>
      {wide ? (
        <div className={style.wide}>{children}</div>
      ) : (
        <main className={style.main}>
          <div className={style.sheet}>{children}</div>
        </main>
      )}
    </div>
  );
}
