import type { ReactNode } from "react";
import style from "./account.module.css";

/** The second step of a dialog: a code proves what the first one asked for. */
export function CodeForm({ onSubmit, children }: { onSubmit(): void; children: ReactNode }) {
  return (
    <form
      className={style.dialog}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
