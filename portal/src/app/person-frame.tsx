import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { useCallback } from "react";
import { ResultOpening } from "../features/results/result-opening.tsx";
import { chartQuery, consentQuery, failureOf } from "../ui/api/queries.ts";
import { glassQuery } from "../ui/api/record-queries.ts";
import { usePersonId } from "../ui/page/use-person-id.ts";
import { forgetRecord } from "../ui/patient/forget-record.ts";
import { PatientBanner } from "../ui/patient/patient-banner.tsx";
import { useRecordWatch } from "../ui/patient/use-record-watch.ts";
import { useSession } from "../ui/session/session-context.ts";
import { useWords } from "../ui/words/words.ts";
import style from "./person-frame.module.css";

const tabs = [
  { to: "/persons/$personId", word: "summary" },
  { to: "/persons/$personId/results", word: "results" },
  { to: "/persons/$personId/encounters", word: "encounters" },
  { to: "/persons/$personId/consent", word: "consent" },
] as const;

/** The patient's banner and the tabs of the chart, alike on every page of the patient. */
export function PersonFrame() {
  const { chart } = useWords();
  const { session } = useSession();
  const personId = usePersonId();
  const queries = useQueryClient();
  const { banner, pending, open } = useBanner(personId);
  const onClosed = useCallback(() => forgetRecord(queries, personId), [queries, personId]);
  useRecordWatch({ personId, shown: open, onClosed });
  return (
    <ResultOpening>
      <div className={style.sticky}>
        {banner && <PatientBanner banner={banner} />}
        {pending && <div className={style.bannerPlace} />}
      </div>
      <nav className={style.tabs} aria-label={chart.tabsLabel}>
        {session.verdicts?.searchPatients.allowed && (
          <Link to="/search" className={style.back}>
            {chart.backToSearch}
          </Link>
        )}
        {tabs.map(({ to, word }) => (
          <Link
            key={word}
            to={to}
            params={{ personId }}
            className={style.tab}
            activeOptions={{ exact: true }}
            activeProps={{ "aria-current": "page" }}
          >
            {chart.tabs[word]}
          </Link>
        ))}
      </nav>
      <Outlet />
    </ResultOpening>
  );
}

/**
 * The banner of whichever page was read. A refused chart tells nothing of the patient, so who it is about comes from
 * the consent page, which shows a searcher the name, birth date and sex.
 */
function useBanner(personId: string) {
  const chart = useQuery({ ...chartQuery(personId), enabled: false });
  const failure = failureOf(chart.error);
  const refused = failure?.kind === "refused" && failure.problem.status === 403;
  const consent = useQuery({ ...consentQuery(personId), enabled: refused });
  const glass = useQuery({ ...glassQuery(personId), enabled: false });
  const banner = chart.data?.banner ?? consent.data?.banner ?? glass.data?.banner;
  return {
    banner,
    pending: !banner && (chart.isFetching || consent.isFetching || glass.isFetching),
    open: chart.data !== undefined && !failure,
  };
}
