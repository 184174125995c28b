import type { RowProblem, WorksheetRow } from "@crossbay/contract";
import { editDistance } from "./edit-distance-rules.ts";
import { findTitle, foldWords, suggestTitle } from "./find-title-rules.ts";
import { refuseNpi } from "./npi-rules.ts";
import { accessLevelOf, refuseTitleHere } from "./title-guidance-rules.ts";
import type { RowFacts, WorksheetFacts } from "./worksheet-facts.ts";
import { refuseField } from "./worksheet-row-rules.ts";

const licenceCharactersMax = 40;

/** What is wrong with what the person is to do and where, and the access level that follows from the title. */
export function checkRole(values: WorksheetRow, facts: RowFacts): { accessLevel: string; problems: RowProblem[] } {
  const title = findTitle(values.title, facts.titles);
  return {
    accessLevel: title && refuseTitleHere(title, facts) === undefined ? accessLevelOf(title, facts.participant) : "",
    problems: [
      ...checkTitle(values.title, facts),
      ...checkSite(values.site, facts),
      ...checkNpi(values.npi),
      ...checkLicence(values.licenceNumber, title?.id),
    ],
  };
}

function checkTitle(typed: string, facts: WorksheetFacts): RowProblem[] {
  if (typed === "") return [refuseField("title", "The title is missing.")];
  const title = findTitle(typed, facts.titles);
  if (title) {
    const because = refuseTitleHere(title, facts);
    return because === undefined ? [] : [refuseField("title", because)];
  }
  const offered = facts.titles.filter((each) => refuseTitleHere(each, facts) === undefined);
  const meant = suggestTitle(typed, offered);
  if (meant) return [refuseField("title", `"${typed}" is not a title. Is ${meant.name} meant?`, meant.name)];
  return [refuseField("title", `"${typed}" is not a title: choose one of the guidance sheet.`)];
}

function checkSite(typed: string, { sites, participant }: WorksheetFacts): RowProblem[] {
  if (typed === "" || findSite(typed, sites)) return [];
  if (sites.length === 0) {
    return [refuseField("site", `${participant.name} has no sites on record: leave the site empty.`)];
  }
  const folded = foldWords(typed);
  const near = sites
    .map(({ name }) => ({
      name,
      apart: editDistance(folded, foldWords(name), 4),
      holds: foldWords(name).includes(folded),
    }))
    .filter(({ apart, holds }) => apart <= 4 || holds)
    .sort((a, b) => Number(b.holds) - Number(a.holds) || a.apart - b.apart)[0]?.name;
  const sentence = `"${typed}" is not a site of ${participant.name}.`;
  if (near !== undefined) return [refuseField("site", `${sentence} Is ${near} meant?`, near)];
  const listed = sites.slice(0, 5).map(({ name }) => name);
  return [refuseField("site", `${sentence} Sites on record: ${listed.join(", ")}${sites.length > 5 ? ", …" : ""}.`)];
}

/** A site by its name, case, accents and punctuation aside. */
export const findSite = (typed: string, sites: WorksheetFacts["sites"]): { id: string; name: string } | undefined =>
  sites.find(({ name }) => foldWords(name) === foldWords(typed));

function checkNpi(typed: string): RowProblem[] {
  const refused = typed === "" ? undefined : refuseNpi(cleanNpi(typed));
  return refused === undefined ? [] : [refuseField("npi", refused)];
}

/** Spaces and dashes are taken out. */
export const cleanNpi = (typed: string): string => typed.replace(/[\s-]/g, "");

/** Policy §5: their certificate is on record. */
const titlesWithCertificate: ReadonlySet<string> = new Set(["emergency-provider"]);

function checkLicence(typed: string, titleId: string | undefined): RowProblem[] {
  if (typed === "" && titleId !== undefined && titlesWithCertificate.has(titleId)) {
    return [refuseField("licenceNumber", "An emergency medical provider needs the number of the certificate here.")];
  }
  if (typed.length > licenceCharactersMax) {
    return [refuseField("licenceNumber", `The licence number has more than ${licenceCharactersMax} characters.`)];
  }
  return [];
}
