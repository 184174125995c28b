import type { AccessReportLine } from "@crossbay/contract";
import { writeCsv } from "@crossbay/formats/tabular";
import { flagWords } from "../flags/flag-words-rules.ts";
import { localTime } from "../local-time-rules.ts";

/** A report as it is written into a file. */
export type WholeReport = {
  title: string;
  days: { from: string; to: string };
  timeZone: string;
  lines: readonly AccessReportLine[];
};

const columns: readonly (readonly [
  heading: string,
  of: (line: AccessReportLine, timeZone: string) => string | undefined,
])[] = [
  ["Time (UTC)", ({ at }) => at],
  ["Local time", ({ at }, timeZone) => localTime(new Date(at), timeZone)],
  ["Who", ({ who }) => who],
  ["Username", ({ username }) => username],
  ["Title", ({ title }) => title],
  ["Organization", ({ participantName }) => participantName],
  ["Patient", ({ patient }) => patient?.name],
  ["Birth date", ({ patient }) => patient?.birthDate],
  ["What", ({ sentence }) => sentence],
  ["Outcome", ({ outcome }) => outcome],
  ["Purpose", ({ purpose }) => purpose],
  ["Allowed by", ({ allowedBy }) => allowedBy],
  ["Consent version", ({ consentVersion }) => consentVersion],
  ["Flags", ({ flags }) => flags.map((kind) => flagWords[kind]).join(", ")],
  ["Request", ({ requestId }) => requestId],
];

/** A report as CSV: a heading, then a row for each line. */
export const writeReportCsv = ({ lines, timeZone }: WholeReport): Buffer =>
  writeCsv([
    columns.map(([heading]) => heading),
    ...lines.map((line) => columns.map(([, of]) => of(line, timeZone) ?? "")),
  ]);
