import type { RowProblem } from "@crossbay/contract";
import { useWords } from "../../../ui/words/words.ts";
import type { Cell } from "./grid-keys.ts";
import style from "./sheet.module.css";
import { fields, lineOf, type SheetRow } from "./sheet.ts";
import { type Check, problemsNow } from "./use-check.ts";

const shownMax = 6;

interface Props {
  rows: readonly SheetRow[];
  check: Check;
  onGo(cell: Cell): void;
}

/** All that is wrong or asked, each a link to its cell; what is wrong first. */
export function ProblemSummary({ rows, check, onGo }: Props) {
  const { sheet: text } = useWords().userManagement;
  const found = rows.flatMap((row, place) =>
    problemsNow(row, check.byKey.get(row.key)).map((problem) => ({ problem, place, key: row.key })),
  );
  if (found.length === 0) return null;
  const inOrder = found.toSorted((one, other) => rank(one.problem) - rank(other.problem));
  return (
    <section className={style.summary} aria-labelledby="sheet-problems">
      <h2 id="sheet-problems" className={style.summaryTitle}>
        {text.problemsTitle(found.length)}
      </h2>
      <ul>
        {inOrder.slice(0, shownMax).map(({ problem, place, key }) => {
          const field = fields.find((each) => each === problem.field) ?? "given";
          return (
            <li key={`${key} ${problem.field} ${problem.sentence}`}>
              <a
                href={`#cell-${key}-${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  onGo({ place, field });
                }}
              >
                {text.problemLine(lineOf(place), problem.column, problem.sentence)}
              </a>
            </li>
          );
        })}
      </ul>
      {found.length > shownMax && <p className={style.quiet}>{text.moreProblems(found.length - shownMax)}</p>}
    </section>
  );
}

const rank = ({ severity }: RowProblem): number => (severity === "refused" ? 0 : 1);
