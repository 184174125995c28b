import type { QuarantinePage, QuarantineReason, QuarantineState } from "@crossbay/contract";
import { SegmentedControl } from "@mantine/core";
import { useWords } from "../../ui/words/words.ts";
import { countFacets } from "./count-facets.ts";
import { FacetRow } from "./facet-row.tsx";
import { type QuarantineAddress, statesInOrder } from "./quarantine-address.ts";
import style from "./quarantine-filters.module.css";

export interface Filters extends QuarantineAddress {
  place?: string | undefined;
}

interface Props {
  filters: Filters;
  counts: QuarantinePage["counts"];
  onChange(filters: Filters): void;
}

/** State, and for what waits the source, reason and place, each with its count. */
export function QuarantineFilters({ filters, counts, onChange }: Props) {
  const { quarantine: text } = useWords();
  const { source, reason, place, state = "waiting" } = filters;
  const facets = countFacets(counts, { source, reason, place });
  const choose = (part: Partial<Filters>) => onChange({ ...filters, ...part });
  return (
    <section className={style.filters} aria-label={text.filtersLabel}>
      <SegmentedControl
        aria-label={text.stateLabel}
        value={state}
        data={statesInOrder.map((value) => ({ value, label: text.states[value] }))}
        onChange={(next) => onChange(stateFilter(next as QuarantineState, source))}
        className={style.states}
      />
      {state === "waiting" && facets.all > 0 && (
        <div className={style.facets}>
          <FacetRow
            label={text.facets.source}
            choices={facets.sources.map(({ value, code, count }) => ({ value, label: code || value, count }))}
            chosen={source}
            onChoose={(value) => choose({ source: value })}
          />
          <FacetRow
            label={text.facets.reason}
            choices={facets.reasons.map((facet) => ({
              ...facet,
              label: text.reasons[facet.value as QuarantineReason],
            }))}
            chosen={reason}
            onChoose={(value) => choose({ reason: value as QuarantineReason | undefined })}
          />
          {facets.places.length > 0 && (
            <FacetRow
              label={text.facets.place}
              choices={facets.places.map((facet) => ({ ...facet, label: facet.value }))}
              chosen={place}
              onChoose={(value) => choose({ place: value })}
            />
          )}
        </div>
      )}
    </section>
  );
}

const stateFilter = (state: QuarantineState, source: string | undefined): Filters => ({
  ...(source ? { source } : {}),
  ...(state === "waiting" ? {} : { state }),
});
