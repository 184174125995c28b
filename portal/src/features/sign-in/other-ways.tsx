import type { SecondFactor } from "@crossbay/contract";
import { Button } from "@mantine/core";
import type { FormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./entry.module.css";

interface Props {
  methods: readonly SecondFactor[];
  sending: FormAnswer;
  onChoose(method: SecondFactor): void;
}

/** The other second factors of this account. Nothing when a text message is all it has. */
export function OtherWays({ methods, sending, onChoose }: Props) {
  const { otherWays: text } = useWords().signIn;
  if (methods.length === 0) return null;
  return (
    <section className={style.other} aria-labelledby="other-ways">
      <h2 id="other-ways" className={style.otherTitle}>
        {text.title}
      </h2>
      {sending.failure && <ProblemNotice failure={sending.failure} title={text.notSentTitle} />}
      <ul className={style.ways}>
        {methods.map((method) => (
          <li key={method}>
            <Button
              variant="default"
              fullWidth
              loading={method === "sms" && sending.busy}
              onClick={() => onChoose(method)}
            >
              {text.methods[method]}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
