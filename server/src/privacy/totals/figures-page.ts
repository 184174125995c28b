import { type Html, html } from "../../platform/html.ts";
import { hideSmallCounts, type Measure, type ShownCount } from "./measures-rules.ts";
import type { TotalsRow } from "./totals-store.ts";

export const figuresPath = "/privacy-figures";

/** The page on which anybody sees how looks at patients' data are watched. */
export const figuresPage = ({
  exchangeName,
  months,
}: {
  exchangeName: string;
  months: readonly TotalsRow[];
}): Html => html`
<h1>How access to health data is watched</h1>
<p>Every look at a patient's data through ${exchangeName} is recorded before it is shown. Breaking the glass in an emergency is reviewed each time, unusual looks are looked into, and every year a sample of recorded consents is held against the signed forms. These are the counts of each month, for the whole exchange.</p>
<p class="quiet">Counts from 1 to 10 are written as “1–10”, so that nobody can be recognised by them; “not shown” stands where a count would give such a one away. A month is counted once, a day after its end.</p>
${
  months.length === 0
    ? html`<p>The first month is not over yet. Its figures will stand here.</p>`
    : months.map(({ month, totals }) => section(month, hideSmallCounts(totals)))
}
<p>Do you want to know who looked at your own record? You may ask at any time: <a href="/patients">for patients</a>.</p>`;

const section = (month: string, shown: Readonly<Record<Measure, ShownCount>>): Html => html`
<section class="card"><h2>${monthWords(month)}</h2>
<dl>${rows.map(([measure, words]) => html`<dt>${words}</dt><dd>${countWords(shown[measure])}</dd>`)}</dl>
</section>`;

const rows: readonly (readonly [Measure, string])[] = [
  ["searches", "Searches for a patient"],
  ["charts-opened", "Records opened"],
  ["charts-refused", "Times that a record stayed closed"],
  ["decisions-recorded", "Decisions of patients recorded"],
  ["glass-broken", "Times that the glass was broken in an emergency"],
  ["glass-appropriate", "Reviews that found this appropriate"],
  ["glass-inappropriate", "Reviews that found it inappropriate"],
  ["flags-noted", "Unusual looks noted"],
  ["flags-inappropriate", "Unusual looks found inappropriate"],
  ["sample-checked", "Sampled consents checked against the form"],
  ["sample-held", "Forms that were held"],
  ["sample-missing", "Forms that were missing"],
  ["sample-differs", "Forms that differed"],
  ["incidents-reported", "Incidents reported"],
];

function countWords(count: ShownCount): string {
  if (count === "small") return "1–10";
  return count === "covered" ? "not shown" : count.toLocaleString("en");
}

const monthWords = (month: string): string =>
  new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}T00:00:00Z`),
  );
