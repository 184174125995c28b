import type { ElementQuality, SourceQuality, SourcesPage } from "@crossbay/contract";
import { feeds, feedsAt } from "./feeds.ts";

const element = (more: Partial<ElementQuality> & Pick<ElementQuality, "element">): ElementQuality => ({
  records: 48_210,
  recordsLately: 3_120,
  since: "2026-01-05T14:00:00Z",
  newestAt: "2026-11-01T18:52:00Z",
  completeness: 0.97,
  gaps: [],
  ...more,
});

const admissions = [
  element({ element: "demographics", gaps: [{ field: "phone or e-mail", share: 0.124 }] }),
  element({ element: "encounters", completeness: 0.884, gaps: [{ field: "reason", share: 0.41 }] }),
  element({ element: "allergies", records: 9_020, recordsLately: 210, completeness: 1, codedShare: 0.62 }),
];
const laboratory = [
  element({
    element: "results",
    records: 1_204_880,
    recordsLately: 96_412,
    completeness: 0.9995,
    codedShare: 0.914,
    gaps: [
      { field: "normal range or flag", share: 0.062 },
      { field: "unit", share: 0.011 },
    ],
  }),
];

const needs = ["failing", "silent", "never", "quiet", "live"];

/** The feeds of the region with what their sources send. */
const sources: SourceQuality[] = feeds
  .map(({ sourceId, code, name, participantName, state, lastMessageAt, messagesToday, rhythm, alarmSince }) => {
    const elements = state === "never" ? [] : code.includes("LAB") ? laboratory : admissions;
    const sum = (count: (one: ElementQuality) => number) => elements.reduce((all, one) => all + count(one), 0);
    return {
      ...{ sourceId, code, name, participantName, state, messagesToday, elements },
      ...(lastMessageAt ? { lastMessageAt } : {}),
      ...(rhythm ? rhythm : {}),
      ...(alarmSince ? { alarmSince } : {}),
      timeliness:
        state === "never" ? ("unknown" as const) : code.includes("RAD") ? ("batch" as const) : ("real-time" as const),
      records: sum(({ records }) => records),
      recordsLately: sum(({ recordsLately }) => recordsLately),
      ...(elements.length > 0 ? { completeness: 0.953, codedShare: code.includes("LAB") ? 0.914 : 0.004 } : {}),
    };
  })
  .sort((a, b) => needs.indexOf(a.state) - needs.indexOf(b.state));

/** What the exchange answers to this search, three sources a page. */
export function sourcesPageOf(query: URLSearchParams, bare: boolean): SourcesPage {
  const all = bare ? [] : sources;
  const words = (query.get("search") ?? "").toLowerCase();
  const state = query.get("state");
  const found = all.filter(
    (source) =>
      (state === null || source.state === state) &&
      `${source.name} ${source.participantName}`.toLowerCase().includes(words),
  );
  const page = Number(query.get("page") ?? 1);
  const count = (one: SourceQuality["state"]) => all.filter((source) => source.state === one).length;
  return {
    at: feedsAt,
    sources: found.slice((page - 1) * 3, page * 3),
    page,
    pages: Math.max(1, Math.ceil(found.length / 3)),
    total: found.length,
    states: {
      live: count("live"),
      quiet: count("quiet"),
      silent: count("silent"),
      failing: count("failing"),
      never: count("never"),
    },
  };
}
