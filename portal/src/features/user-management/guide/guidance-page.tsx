import type { TitleGuidance } from "@crossbay/contract";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { failureOf } from "../../../ui/api/queries.ts";
import { userManagementQuery } from "../../../ui/api/user-management-queries.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../../ui/page/back-link.tsx";
import { Card } from "../../../ui/page/card.tsx";
import { SkeletonLines } from "../../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../../ui/page/work-page.tsx";
import { useSession } from "../../../ui/session/session-context.ts";
import { useWords } from "../../../ui/words/words.ts";
import style from "./guidance.module.css";

/** The guidance sheet: title, access level, what they see. */
export function GuidancePage() {
  const { userManagement } = useWords();
  const { guidance: text } = userManagement;
  const { session } = useSession();
  const verdict = session.verdicts?.manageUsers;
  const query = useQuery({ ...userManagementQuery, enabled: verdict?.allowed ?? false });
  const failure = failureOf(query.error);
  return (
    <WorkPage
      title={text.title}
      lead={text.lead}
      back={<BackLink to="/aum" word={text.back} />}
      verdict={verdict}
      notAllowedTitle={userManagement.notAllowedTitle}
    >
      {failure && !query.data && <ProblemNotice failure={failure} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonLines lines={10} />}
      {query.data && <Guidance titles={query.data.titles} />}
    </WorkPage>
  );
}

function Guidance({ titles }: { titles: readonly TitleGuidance[] }) {
  const { guidance: text } = useWords().userManagement;
  const wide = useMediaQuery("(min-width: 62em)", undefined, { getInitialValueInEffect: false });
  const levels = [
    ...Map.groupBy(
      titles.filter(({ offered }) => offered),
      levelKey,
    ).values(),
  ];
  const notOffered = titles.filter(({ offered }) => !offered);
  return (
    <>
      {wide ? <LevelTable levels={levels} /> : <LevelCards levels={levels} />}
      {notOffered.length > 0 && (
        <Card title={text.notOffered}>
          <dl className={style.notOffered}>
            {notOffered.map(({ id, name, because }) => (
              <div key={id}>
                <dt>{name}</dt>
                <dd>{because}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </>
  );
}

type Level = readonly TitleGuidance[];

/** Titles that see the same stand together. */
const levelKey = ({ accessLevel, sees }: TitleGuidance): string => JSON.stringify([accessLevel, sees]);

function LevelTable({ levels }: { levels: readonly Level[] }) {
  const { guidance: text } = useWords().userManagement;
  const dataClasses = levels[0]?.[0]?.sees.map(({ dataClass }) => dataClass) ?? [];
  return (
    <div className={style.panel}>
      <table className={style.table} aria-label={text.tableLabel}>
        <thead>
          <tr>
            <td />
            {levels.map((level) => (
              <th key={level[0]?.id} scope="col">
                {level[0]?.accessLevel}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{text.titles}</th>
            {levels.map((level) => (
              <td key={level[0]?.id}>
                <TitleList level={level} />
              </td>
            ))}
          </tr>
          {dataClasses.map((dataClass) => (
            <tr key={dataClass}>
              <th scope="row">{dataClass}</th>
              {levels.map((level) => (
                <td key={level[0]?.id}>
                  <Extent of={extentOf(level, dataClass)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LevelCards({ levels }: { levels: readonly Level[] }) {
  return levels.map((level) => (
    <Card key={level[0]?.id} title={level[0]?.accessLevel ?? ""}>
      <TitleList level={level} />
      <dl className={style.sees}>
        {level[0]?.sees.map(({ dataClass, extent }) => (
          <div key={dataClass}>
            <dt>{dataClass}</dt>
            <dd>
              <Extent of={extent} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  ));
}

const TitleList = ({ level }: { level: Level }) => (
  <ul className={style.titles}>
    {level.map(({ id, name }) => (
      <li key={id}>{name}</li>
    ))}
  </ul>
);

const Extent = ({ of: extent }: { of: string }) => (
  <span className={extent === "no" ? style.no : undefined}>{extent}</span>
);

const extentOf = (level: Level, dataClass: string): string =>
  level[0]?.sees.find((each) => each.dataClass === dataClass)?.extent ?? "";
