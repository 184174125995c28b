import type { Bundle } from "@crossbay/formats/fhir";
import { writeDirectory } from "@crossbay/formats/fhir";
import { writeCsv } from "@crossbay/formats/tabular";
import { participantTypeWords } from "../accounts/index.ts";
import { addressOf, type DirectoryAddress, directoryPath } from "./directory-address-rules.ts";
import { dataElements, elementWords, timelinessWords } from "./element-words-rules.ts";
import type { Entry } from "./entry-rules.ts";
import type { ShownCount } from "./shown-count-rules.ts";

export const participantsABundle = 100;

/** The directory as a table: a row for each source, one for a participant without any; counts rounded, small ones as "few". */
export function directoryCsv(entries: readonly Entry[]): Buffer {
  const headings = [
    "Organization",
    "Kind",
    "Sites",
    "System",
    "How soon",
    "Since",
    ...dataElements.map((element) => elementWords[element]),
  ];
  return writeCsv([headings, ...entries.flatMap((entry) => rowsOf(entry))]);
}

function rowsOf({ name, type, sites, sources }: Entry): string[][] {
  const about = [name, participantTypeWords[type], sites.map((site) => site.name).join("; ")];
  if (sources.length === 0) return [[...about, "", "", "", ...dataElements.map(() => "")]];
  return sources.map((source) => {
    const countOf = new Map(source.elements.map(({ element, records }) => [element, countInWords(records)]));
    return [
      ...about,
      source.name,
      timelinessWords[source.timeliness],
      source.since ?? "",
      ...dataElements.map((element) => countOf.get(element) ?? ""),
    ];
  });
}

const countInWords = (records: ShownCount): string => (records === "small" ? "few" : String(records));

/** A page of the directory in FHIR R4. */
export function directoryBundle(found: {
  publicUrl: string;
  at: Date;
  address: DirectoryAddress;
  entries: readonly Entry[];
  total: number;
}): Bundle {
  const { publicUrl, at, address, entries, total } = found;
  const url = (page: number) => `${publicUrl}${addressOf(address, page, `${directoryPath}.json`)}`;
  return writeDirectory({
    at,
    self: url(address.page),
    ...(total > address.page * participantsABundle ? { next: url(address.page + 1) } : {}),
    total,
    participants: entries.map(({ id, name, type, sites, sources }) => ({
      ...{ id, name, sites },
      type: { code: type, words: participantTypeWords[type] },
      page: `${publicUrl}${directoryPath}/${id}`,
      sources: sources.map((source) => ({
        ...{ id: source.id, name: source.name },
        ...(source.timeliness === "unknown"
          ? {}
          : { timeliness: { code: source.timeliness, words: timelinessWords[source.timeliness] } }),
        ...(source.since ? { since: source.since } : {}),
        elements: source.elements.map(({ element, since }) => ({ code: element, words: elementWords[element], since })),
      })),
    })),
  });
}
