import { setImmediate } from "node:timers/promises";
import type { Chart, ResultSeries } from "@crossbay/contract";
import type { Pdf } from "../../platform/pdf-page.ts";
import { isPlainDate, plainDateInWords } from "../../platform/plain-date.ts";
import { localTime } from "../local-time-rules.ts";
import { type AboutDelivery, beginPatientPdf, heading, item, paragraph } from "./begin-patient-pdf.ts";

/** A patient's own record as a PDF: section by section as the chart has it, with where each line comes from. */
export async function writeRecordPdf(chart: Chart, about: AboutDelivery): Promise<Buffer> {
  const { pdf, bytes } = beginPatientPdf("Your health record", about);
  writePerson(pdf, chart);
  for (const { title, text, consent } of chart.notices) {
    heading(pdf, title);
    paragraph(pdf, [text, consent].filter(Boolean).join(" "));
  }
  const when = (at: string | undefined) => at && inWords(at, about.timeZone);
  section(pdf, "Allergies", chart.allergies, ({ substance, reactions, severity, status, from }) =>
    item(pdf, substance, [reactions.join(", "), severity, status, from.source]),
  );
  section(pdf, "Health problems", chart.problems, ({ name, status, onset, from }) =>
    item(pdf, name, [status, onset && `since ${when(onset)}`, from.source]),
  );
  section(pdf, "Visits", chart.encounters, ({ class: kind, start, end, location, reason, attending, from }) =>
    item(pdf, [when(start), kind].filter(Boolean).join(" · "), [
      end && `until ${when(end)}`,
      location,
      reason,
      attending,
      from.source,
    ]),
  );
  await setImmediate();
  section(pdf, "Results", chart.results, (series) => writeSeries(pdf, series, when));
  await setImmediate();
  section(pdf, "Reports", chart.reports, ({ name, at, status, orderedBy, text, from }) => {
    item(pdf, [when(at), name].filter(Boolean).join(" · "), [status, orderedBy, from.source]);
    if (text) paragraph(pdf, text);
  });
  section(pdf, "Insurance", chart.coverages, ({ payer, plan, memberId, from }) =>
    item(pdf, payer, [plan, memberId, from.source]),
  );
  section(pdf, "Contacts", chart.contacts, ({ name, relationship, phone, from }) =>
    item(pdf, name, [relationship, phone, from.source]),
  );
  pdf.end();
  return bytes;
}

function writePerson(pdf: Pdf, { banner, demographics, identifiers }: Chart): void {
  const { family, given, birthDate, sex } = banner;
  heading(pdf, `${given} ${family}`.trim());
  item(
    pdf,
    [birthDate && `Born ${isPlainDate(birthDate) ? plainDateInWords(birthDate) : birthDate}`, sex]
      .filter(Boolean)
      .join(" · "),
    [...demographics.addresses, ...demographics.phones, demographics.language],
  );
  for (const { value, authority, type, from } of identifiers.items)
    item(pdf, `${value} (${authority})`, [type, from.source]);
}

function section<Item>(
  pdf: Pdf,
  title: string,
  { items, more }: { items: readonly Item[]; more: boolean },
  write: (item: Item) => void,
): void {
  heading(pdf, title);
  if (items.length === 0) paragraph(pdf, "Nothing is recorded.");
  for (const each of items) write(each);
  if (more) paragraph(pdf, "There is older information that does not fit here. Ask us for it, or take the data file.");
}

function writeSeries(
  pdf: Pdf,
  { name, unit, values, count }: ResultSeries,
  when: (at: string | undefined) => string | undefined,
): void {
  item(pdf, name);
  for (const { at, value, range, direction, critical, status, note, from } of values) {
    const flag = direction && (critical ? `critical: ${direction}` : direction);
    const usual = range && `usual ${range.text}`;
    item(pdf, [value, unit].filter(Boolean).join(" "), [when(at), flag, usual, status, note, from.source]);
  }
  if (count > values.length) paragraph(pdf, `These are the newest ${values.length} of ${count} values.`);
}

const inWords = (at: string, timeZone: string): string => {
  if (isPlainDate(at)) return plainDateInWords(at);
  return Number.isNaN(Date.parse(at)) || at.length < 16 ? at : localTime(new Date(at), timeZone);
};
