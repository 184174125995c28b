import type { Verdict } from "@crossbay/contract";
import { Button, type ButtonProps } from "@mantine/core";
import { useId } from "react";
import style from "./verdict-button.module.css";

interface Props extends Pick<ButtonProps, "variant" | "loading"> {
  verdict: Verdict;
  children: string;
  onClick(): void;
}

/** A button that stays in its place when it may not be used, with the sentence that says why. */
export function VerdictButton({ verdict, children, onClick, ...button }: Props) {
  const id = useId();
  const because = verdict.allowed ? undefined : verdict.because;
  return (
    <div className={style.place}>
      <Button {...button} disabled={!verdict.allowed} aria-describedby={because && id} onClick={onClick}>
        {children}
      </Button>
      {because && (
        <p id={id} className={style.because}>
          {because}
        </p>
      )}
    </div>
  );
}
