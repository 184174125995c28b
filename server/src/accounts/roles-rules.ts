import type { Session, Verdict } from "@crossbay/contract";

/** Access levels of policy §5, those of people who see no patient data, and the patient's own, which no title has. */
export type Level =
  | "practitioner-btg"
  | "practitioner"
  | "clinical-support"
  | "registration"
  | "user-management"
  | "audit"
  | "interface"
  | "exchange-staff"
  | "relationship-management"
  | "training"
  | "administration"
  | "account-audit"
  | "support"
  | "stewardship"
  | "patient";

export const dataClasses = [
  "demographics",
  "encounters",
  "clinical-lists",
  "results",
  "documents",
  "sensitive",
  "identifiers",
  "consent",
] as const;
export type DataClass = (typeof dataClasses)[number];

export type Extent = "full" | "dates-only" | "summaries" | "by-title" | "none";

/** A row of the table of titles. */
export type TitleRule = {
  levelsWithBreakTheGlass: readonly Level[];
  levelsWithoutBreakTheGlass: readonly Level[];
  /** Kinds of participant that have this title. */
  participantTypes: readonly string[];
};

/** A row of the table of levels: what a level sees of a data class. */
export type LevelExtent = { level: Level; dataClass: DataClass; extent: Extent };

/**
 * The levels that a title has at a participant: the column of the break-the-glass form where the participant has
 * emergency services, the other column elsewhere. Empty: the title is not offered there. Policy §5.
 */
export function effectiveLevels(
  title: TitleRule,
  participant: { type: string; emergencyServices: boolean },
): readonly Level[] {
  if (!title.participantTypes.includes(participant.type)) return [];
  return participant.emergencyServices ? title.levelsWithBreakTheGlass : title.levelsWithoutBreakTheGlass;
}

/** What somebody with these levels sees of each data class: the widest that one of the levels gives. */
export function widestExtents(levels: readonly Level[], table: readonly LevelExtent[]): Record<DataClass, Extent> {
  const widest = Object.fromEntries(dataClasses.map((dataClass) => [dataClass, "none"])) as Record<DataClass, Extent>;
  for (const { level, dataClass, extent } of table) {
    if (levels.includes(level) && width[extent] > width[widest[dataClass]]) widest[dataClass] = extent;
  }
  return widest;
}

const width: Record<Extent, number> = { none: 0, "by-title": 1, "dates-only": 1, summaries: 1, full: 2 };

export type SessionVerdicts = NonNullable<Session["verdicts"]>;

/** What the role includes at all, before any patient is named, with the sentence for a disabled button. */
export function roleVerdicts(role: {
  title: string;
  participant: string;
  levels: readonly Level[];
  extents: Readonly<Record<DataClass, Extent>>;
}): SessionVerdicts {
  if (role.levels.length === 0) {
    return everyVerdict(refuse(`${role.title} is not a role at ${role.participant}. Ask your user manager.`));
  }
  const { demographics, encounters, consent, results } = role.extents;
  const byAny = (levels: readonly Level[], words: string) =>
    levels.some((level) => role.levels.includes(level)) ? permitted : refuse(`${role.title} does not ${words}.`);
  const by = (level: Level, words: string) => byAny([level], words);
  return {
    searchPatients: demographics === "none" ? refuse(`${role.title} does not search for patients.`) : permitted,
    readCharts: encounters === "none" ? refuse(`${role.title} does not read charts.`) : permitted,
    recordConsent: consent === "none" ? refuse(`${role.title} does not record consent.`) : permitted,
    watchFeeds: by("interface", "look after feeds"),
    manageUsers: by("user-management", "manage users"),
    keepDesk: by("relationship-management", "look after participants"),
    train: by("training", "edit training"),
    administer: by("administration", "administer the exchange"),
    auditAccounts: by("account-audit", "audit accounts"),
    auditAccess: byAny(["audit", "account-audit"], "audit who looked at whom"),
    servePatients: by("account-audit", "answer patients' requests"),
    explainRefusals: byAny(["audit", "account-audit", "exchange-staff", "relationship-management"], "explain refusals"),
    giveSupport: byAny(
      ["support", "relationship-management", "stewardship", "account-audit"],
      "answer requests for help",
    ),
    publishHelp: byAny(["support", "administration"], "write what users read"),
    seeSources: byAny(["interface", "exchange-staff"], "see what sources send"),
    seeArrivals: consent === "none" ? refuse(`${role.title} does not record consent.`) : permitted,
    receiveDeliveries: results === "none" ? refuse(`${role.title} does not read results.`) : permitted,
  };
}

/** The verdicts of somebody who has not chosen for whom they act. */
export const verdictsWithoutAffiliation = (): SessionVerdicts => everyVerdict(refuse("Choose for whom you act first."));

const everyVerdict = (verdict: Verdict): SessionVerdicts => ({
  searchPatients: verdict,
  readCharts: verdict,
  recordConsent: verdict,
  watchFeeds: verdict,
  manageUsers: verdict,
  keepDesk: verdict,
  train: verdict,
  administer: verdict,
  auditAccounts: verdict,
  auditAccess: verdict,
  servePatients: verdict,
  explainRefusals: verdict,
  giveSupport: verdict,
  publishHelp: verdict,
  seeSources: verdict,
  seeArrivals: verdict,
  receiveDeliveries: verdict,
});

const permitted: Verdict = { allowed: true };
const refuse = (because: string): Verdict => ({ allowed: false, because });
