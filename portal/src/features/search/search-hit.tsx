import type { PersonHit } from "@crossbay/contract";
import { VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../ui/dates/format-date.ts";
import { LockIcon } from "../../ui/icons.tsx";
import { ConsentState } from "../../ui/patient/consent-state.tsx";
import { fullName } from "../../ui/patient/patient-name.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./search-results.module.css";

export function SearchHit({ hit }: { hit: PersonHit }) {
  const words = useWords();
  const { search, clinical } = words;
  const { session } = useSession();
  const params = { personId: hit.personId };
  const mayRecord = session.verdicts?.recordConsent.allowed ?? false;
  return (
    <li className={style.hit}>
      <Link to="/persons/$personId" params={params} className={style.name} data-hit>
        {fullName(hit)}
      </Link>
      <Fact label={search.born}>{hit.birthDate ? formatDate(hit.birthDate, words) : clinical.unknown}</Fact>
      <Fact label={search.sex}>{hit.sex ? (clinical.sexes[hit.sex] ?? hit.sex) : clinical.unknown}</Fact>
      <Fact label={search.town}>{hit.town ?? clinical.unknown}</Fact>
      <div className={style.access}>
        {hit.access.allowed ? (
          <ConsentState value={hit.access.consent} />
        ) : (
          <>
            <strong className={style.noAccess}>
              <LockIcon /> {search.noAccess}
            </strong>
            {hit.access.because && <span className={style.because}>{hit.access.because}</span>}
            {mayRecord && hit.access.consent !== "deny" && (
              <Link
                to="/persons/$personId/consent"
                params={params}
                className={style.step}
                aria-label={search.recordConsentFor(fullName(hit))}
              >
                {search.recordConsent}
              </Link>
            )}
          </>
        )}
      </div>
    </li>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <span className={style.fact}>
      <VisuallyHidden>{label} </VisuallyHidden>
      {children}
    </span>
  );
}
