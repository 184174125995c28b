import type { MatchEvidence } from "@crossbay/contract";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { useWords } from "../../ui/words/words.ts";
import { EvidenceTable } from "./evidence-table.tsx";
import style from "./explanation.module.css";

const marks: Record<MatchEvidence["outcome"], { shape: MarkShape; tone: MarkTone }> = {
  known: { shape: "check", tone: "accent" },
  same: { shape: "full", tone: "accent" },
  review: { shape: "half", tone: "plain" },
  new: { shape: "ring", tone: "plain" },
};
const verdictMarks: Record<"same" | "review" | "other", { shape: MarkShape; tone: MarkTone }> = {
  same: { shape: "full", tone: "accent" },
  review: { shape: "half", tone: "plain" },
  other: { shape: "ring", tone: "quiet" },
};

/** Whose chart it would be, and the evidence for each person that was compared. */
export function MatchingView({ match }: { match: MatchEvidence | undefined }) {
  const { tryMessage: text } = useWords();
  if (!match) return <p className={style.quiet}>{text.noMatch}</p>;
  return (
    <div className={style.matching}>
      <div className={style.outcome}>
        <ShapeMark {...marks[match.outcome]} strong>
          {text.matchOutcomes[match.outcome]}
        </ShapeMark>
        <p>{match.sentence}</p>
      </div>
      {match.candidates.length === 0 ? (
        <p className={style.quiet}>{text.noCandidates}</p>
      ) : (
        <>
          <h2 className={style.candidatesTitle}>{text.candidatesTitle}</h2>
          <p className={style.quiet}>{text.bitsHint}</p>
          <ol className={style.candidates}>
            {match.candidates.map((candidate, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: candidates have no names here, only their order.
              <li key={place} className={style.candidate}>
                <div className={style.candidateHead}>
                  <h3>{text.candidate(place + 1)}</h3>
                  <ShapeMark {...verdictMarks[candidate.verdict]} strong>
                    {text.candidateVerdicts[candidate.verdict]}
                  </ShapeMark>
                  {candidate.sharesIdentifier && <span className={style.quiet}>{text.sharesIdentifier}</span>}
                  <strong className={style.total}>{text.bits(signed(candidate.bits))}</strong>
                </div>
                <EvidenceTable label={text.evidenceLabel(place + 1)} fields={candidate.fields} />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

const signed = (bits: number): string => `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(1)}`;
