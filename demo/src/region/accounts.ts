export type DemoAccount = {
  readonly username: string;
  readonly given: string;
  readonly family: string;
  readonly email: string;
  /** E.164, of the numbers kept for fiction. */
  readonly mobile: string;
  readonly titleId: string;
  readonly participantKey: string;
  /** National provider number: what names its holder goes to this account. */
  readonly npi?: string;
  readonly state: "active" | "in-training";
  /** Of an authorized user manager: has the training video been watched and the attestation given? */
  readonly userManagerTraining?: "completed" | "not-started";
};

/**
 * One password for everybody in the demo region, so that a first visitor has one thing to type. It is
 * printed by `start` and only ever loaded into an empty database on loopback.
 */
export const demoPassword = "violet-kettle-orbits-72-plums";

/** Nobody has been given a national provider number that begins with 2. */
export const rosasNpi = "2000000028";

/** The people who sign in to the demo, with titles by the ids of the roles table. */
export const accounts: readonly DemoAccount[] = [
  account("aokafor", "Amara", "Okafor", "+15185550101", "physician", "crossbay-general"),
  { ...account("rdelgado", "Rosa", "Delgado", "+15185550102", "nurse-practitioner", "lantern-street"), npi: rosasNpi },
  account("bwhitlock", "Ben", "Whitlock", "+15185550103", "registrar", "crossbay-general"),
  {
    ...account("praman", "Priya", "Raman", "+15185550104", "user-manager", "crossbay-general"),
    userManagerTraining: "completed",
  },
  {
    ...account("mhart", "Milo", "Hart", "+15185550105", "user-manager", "lantern-street"),
    userManagerTraining: "not-started",
  },
  account("tellery", "Tom", "Ellery", "+15185550106", "privacy-officer", "crossbay-general"),
  account("dfisk", "Dana", "Fisk", "+15185550107", "community-care-manager", "open-door"),
  { ...account("jpike", "Jonah", "Pike", "+15185550108", "emergency-provider", "pier-nine"), state: "in-training" },
  account("glin", "Grace", "Lin", "+15185550109", "relationship-manager", "exchange"),
  account("sadeyemi", "Sam", "Adeyemi", "+15185550110", "support-agent", "exchange"),
  account("imoreau", "Ines", "Moreau", "+15185550111", "identity-steward", "exchange"),
  account("rcalder", "Ruth", "Calder", "+15185550112", "privacy-auditor", "exchange"),
  account("nsorensen", "Nils", "Sorensen", "+15185550114", "interface-engineer", "crossbay-general"),
  account("kmensah", "Kofi", "Mensah", "+15185550115", "interface-engineer", "exchange"),
  account("tbauer", "Tess", "Bauer", "+15185550116", "trainer", "exchange"),
  account("ohaddad", "Omar", "Haddad", "+15185550113", "administrator", "exchange"),
];

function account(
  username: string,
  given: string,
  family: string,
  mobile: string,
  titleId: string,
  participantKey: string,
): DemoAccount {
  const email = `${given}.${family}@${participantKey}.example`.toLowerCase();
  return { username, given, family, email, mobile, titleId, participantKey, state: "active" };
}
