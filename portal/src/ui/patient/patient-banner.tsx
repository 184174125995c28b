import type { PersonBanner } from "@crossbay/contract";
import type { ReactNode } from "react";
import { formatDate } from "../dates/format-date.ts";
import { namesPatient } from "../help/last-action.ts";
import { WarningIcon } from "../icons.tsx";
import { useWords } from "../words/words.ts";
import { ConsentState } from "./consent-state.tsx";
import { GlassBar } from "./glass-bar.tsx";
import style from "./patient-banner.module.css";
import { fullName } from "./patient-name.ts";

interface Props {
  banner: PersonBanner;
  /** Where a second banner stands in the same page. */
  label?: string;
  /** Stands in a window or panel of its own, from which nothing leads elsewhere. */
  apart?: boolean;
}

/** Who this is about. It stands on every page of a patient, never scrolls away and never differs. */
export function PatientBanner({ banner, label, apart = false }: Props) {
  const words = useWords();
  const { clinical } = words;
  const age = banner.ageYears === undefined ? "" : ` (${clinical.age(banner.ageYears)})`;
  return (
    <>
      <section
        {...namesPatient}
        className={style.banner}
        aria-label={label ?? clinical.banner}
        data-ended={banner.isDeceased ? true : undefined}
      >
        <p className={style.name}>{fullName(banner)}</p>
        <dl className={style.facts}>
          <Fact label={clinical.born}>
            {banner.birthDate ? `${formatDate(banner.birthDate, words)}${age}` : clinical.unknown}
          </Fact>
          {banner.isDeceased && (
            <Fact label={clinical.died}>
              {banner.deceasedOn ? formatDate(banner.deceasedOn, words) : clinical.unknown}
            </Fact>
          )}
          <Fact label={clinical.sex}>{banner.sex ? (clinical.sexes[banner.sex] ?? banner.sex) : clinical.unknown}</Fact>
          <Fact label={clinical.recordNumberHere}>
            <span className={style.number}>{banner.recordNumberHere ?? clinical.noRecordNumberHere}</span>
          </Fact>
          <Fact label={clinical.consent}>
            <ConsentState value={banner.consent} />
          </Fact>
          <Fact label={clinical.allergies} wide>
            <AllergyWords allergies={banner.allergies} />
          </Fact>
        </dl>
      </section>
      {banner.minorWarning && (
        <section className={style.minor} aria-label={clinical.minor}>
          <WarningIcon />
          <p>
            <strong>{clinical.minor}:</strong> {banner.minorWarning}
          </p>
        </section>
      )}
      {banner.glass && <GlassBar personId={banner.personId} glass={banner.glass} mayRenew={!apart} />}
    </>
  );
}

function Fact({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? style.wideFact : style.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function AllergyWords({ allergies }: { allergies: readonly string[] | undefined }) {
  const { clinical } = useWords();
  if (!allergies) return clinical.allergiesNotShown;
  if (allergies.length === 0) return clinical.allergiesNone;
  return <strong className={style.allergies}>{allergies.join(", ")}</strong>;
}
