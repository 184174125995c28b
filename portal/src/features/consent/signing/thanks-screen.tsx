import { Button } from "@mantine/core";
import { PageHeading } from "../../../ui/page/page-heading.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./signing.module.css";

/** The session is locked already: only its owner's password leads on from here. */
export function ThanksScreen({ onTakeBack }: { onTakeBack(): void }) {
  const { screen } = useWords().signing;
  return (
    <div className={style.thanks} role="status">
      <PageHeading>{screen.thanksTitle}</PageHeading>
      <p>{screen.thanks}</p>
      <Button variant="default" onClick={onTakeBack}>
        {screen.takeBack}
      </Button>
    </div>
  );
}
