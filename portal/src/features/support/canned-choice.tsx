import type { CannedAnswer, TicketType } from "@crossbay/contract";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { cannedAnswersQuery } from "../../ui/api/support-queries.ts";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  type: TicketType;
  onChoose(answer: CannedAnswer): void;
}

/** Answers that are given often: those for the type of the request first, then those for any, then the others. */
export function CannedChoice({ type, onChoose }: Props) {
  const { supportDesk, supportTicket } = useWords();
  const { write: text } = supportTicket;
  const { data } = useQuery(cannedAnswersQuery);
  const answers = data?.answers ?? [];
  if (answers.length === 0) return null;
  const asChoices = (chosen: readonly CannedAnswer[]) => chosen.map(({ id, title }) => ({ value: id, label: title }));
  const groups = [
    {
      group: text.cannedFits(supportDesk.types[type]),
      items: asChoices(answers.filter((each) => each.type === type || each.type === undefined)),
    },
    {
      group: text.cannedOther,
      items: asChoices(answers.filter((each) => each.type !== type && each.type !== undefined)),
    },
  ];
  return (
    <NativeSelect
      size="sm"
      aria-label={text.canned}
      value=""
      data={[{ value: "", label: text.cannedChoose }, ...groups.filter(({ items }) => items.length > 0)]}
      onChange={(event) => {
        const answer = answers.find(({ id }) => id === event.currentTarget.value);
        if (answer) onChoose(answer);
      }}
    />
  );
}
