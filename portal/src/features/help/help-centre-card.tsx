import { Button, TextInput } from "@mantine/core";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./help.module.css";

/** The answers that stand in public, searched on their own pages. */
export function HelpCentreCard() {
  const { centre: text } = useWords().help;
  return (
    <Card title={text.title} aside={<a href="/support">{text.all}</a>}>
      <form action="/support/search" method="get" className={style.search}>
        <TextInput
          name="q"
          label={text.label}
          description={text.hint}
          size="sm"
          required
          withAsterisk={false}
          maxLength={200}
          autoComplete="off"
        />
        <Button type="submit" size="sm" variant="default" className={style.start}>
          {text.submit}
        </Button>
      </form>
      <ul className={style.ways} aria-label={text.ways}>
        <li>
          <a href="/status">{text.status}</a>
        </li>
        <li>
          <a href="/find-your-relationship-manager">{text.manager}</a>
        </li>
      </ul>
    </Card>
  );
}
