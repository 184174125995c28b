import type { RiskAssessment } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { Card } from "../../../ui/page/card.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./breaches.module.css";
import { RiskForm } from "./risk-form.tsx";
import { factorsInOrder } from "./risk-rules.ts";

interface Props {
  assessment: RiskAssessment | undefined;
  mayAssess: boolean;
  busy: boolean;
  /** True: it is recorded. */
  onAssess(assessment: RiskAssessment): Promise<boolean>;
  onStart(): void;
}

/** The four factors as they were assessed, or the form that assesses them. */
export function RiskCard({ assessment, mayAssess, busy, onAssess, onStart }: Props) {
  const { risk: text } = useWords().breaches;
  const [assessing, setAssessing] = useState(false);
  return (
    <Card title={text.title}>
      {assessing ? (
        <RiskForm
          before={assessment}
          busy={busy}
          onSubmit={async (next) => {
            if (await onAssess(next)) setAssessing(false);
          }}
          onBack={() => setAssessing(false)}
        />
      ) : (
        <div className={style.column}>
          {assessment ? <Assessed assessment={assessment} /> : <p className={style.quiet}>{text.none}</p>}
          {mayAssess && (
            <div>
              <Button
                size="sm"
                variant={assessment ? "default" : "filled"}
                onClick={() => {
                  onStart();
                  setAssessing(true);
                }}
              >
                {assessment ? text.again : text.start}
              </Button>
            </div>
          )}
        </div>
      )}
    </Card>
  );
}

function Assessed({ assessment }: { assessment: RiskAssessment }) {
  const { risk: text } = useWords().breaches;
  const isBreach = assessment.conclusion === "breach";
  return (
    <>
      <p>
        <ShapeMark shape={isBreach ? "warning" : "check"} tone={isBreach ? "wrong" : "plain"} strong>
          {text.conclusions[assessment.conclusion]}
        </ShapeMark>
      </p>
      <dl className={style.factors}>
        {factorsInOrder.map((factor) => (
          <div key={factor}>
            <dt>{text.factors[factor]}</dt>
            <dd>
              <strong>{text.ratings[assessment[factor].rating]}</strong>
              <span className={style.said}>{assessment[factor].words}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
