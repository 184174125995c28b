import { Button, CopyButton } from "@mantine/core";
import { useWords } from "../words/words.ts";
import style from "./command-line.module.css";

/** A command to type or to copy. */
export function CommandLine({ children }: { children: string }) {
  const { frame } = useWords();
  return (
    <div className={style.command}>
      <code className={style.code}>{children}</code>
      <CopyButton value={children}>
        {({ copied, copy }) => (
          <Button variant="default" size="compact-sm" onClick={copy}>
            {copied ? frame.copied : frame.copy}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
