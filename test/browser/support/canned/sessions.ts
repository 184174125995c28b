import type { Affiliation, Session } from "@crossbay/contract";
import { crossbayGeneral, lanternStreet, uuidOf } from "./people.ts";

const allowed = { allowed: true };

/** What nobody of these may do, whoever they are, with what they may in its place. */
const verdictsBut = (own: Partial<NonNullable<Session["verdicts"]>>): NonNullable<Session["verdicts"]> => {
  const no = { allowed: false, because: "Your role does not include this." };
  return {
    searchPatients: no,
    readCharts: no,
    recordConsent: no,
    watchFeeds: no,
    manageUsers: no,
    keepDesk: no,
    train: no,
    administer: no,
    auditAccounts: no,
    auditAccess: no,
    servePatients: no,
    explainRefusals: no,
    giveSupport: no,
    publishHelp: no,
    seeSources: no,
    seeArrivals: no,
    receiveDeliveries: no,
    ...own,
  };
};

const theExchange: Affiliation = {
  id: uuidOf(17),
  participantId: uuidOf(18),
  participantName: "Crossbay Health Information Exchange",
  title: "Interface engineer",
  emergencyServices: false,
};

/** Whoever signs in with the canned password and code is Rosa Delgado. */
export const signedOut: Session = { state: "signed-out", exchangeName: "Crossbay", demonstration: true };

/** Rosa Delgado, signed in at two participants, before she stated a purpose. */
export const rosaWithoutPurpose: Session = {
  state: "active",
  exchangeName: "Crossbay",
  demonstration: true,
  csrfToken: "csrf-of-rosa",
  username: "rdelgado",
  name: "Rosa Delgado",
  affiliations: [lanternStreet, crossbayGeneral],
  actingFor: lanternStreet,
  hasPasskey: true,
  idleSecondsMax: 900,
  verdicts: verdictsBut({
    searchPatients: allowed,
    readCharts: allowed,
    recordConsent: allowed,
    watchFeeds: { allowed: false, because: "Clinicians do not look after feeds." },
  }),
};

export const rosa: Session = { ...rosaWithoutPurpose, purpose: "treatment" };

/** An emergency physician, who may break the glass. */
export const amara: Session = {
  ...rosa,
  username: "aokafor",
  name: "Amara Okafor",
  affiliations: [crossbayGeneral],
  actingFor: crossbayGeneral,
  verdicts: verdictsBut({
    searchPatients: allowed,
    readCharts: allowed,
    recordConsent: allowed,
    seeArrivals: allowed,
    receiveDeliveries: allowed,
  }),
};

const registering: Affiliation = { ...crossbayGeneral, id: uuidOf(23), title: "Registrar" };

/** A registrar. */
export const ben: Session = {
  ...amara,
  username: "bwhitlock",
  name: "Ben Whitlock",
  affiliations: [registering],
  actingFor: registering,
  hasPasskey: false,
  verdicts: verdictsBut({
    searchPatients: allowed,
    readCharts: allowed,
    recordConsent: allowed,
    seeArrivals: allowed,
    receiveDeliveries: { allowed: false, because: "Nothing is sent to registrars by name." },
  }),
};

/** A user manager: accounts, no patients. */
export const priya: Session = {
  ...rosaWithoutPurpose,
  username: "praman",
  name: "Priya Raman",
  affiliations: [{ ...crossbayGeneral, id: uuidOf(15), title: "Authorized user manager" }],
  actingFor: { ...crossbayGeneral, id: uuidOf(15), title: "Authorized user manager" },
  verdicts: verdictsBut({
    manageUsers: allowed,
    searchPatients: { allowed: false, because: "User managers see accounts and training, never patients." },
    readCharts: { allowed: false, because: "User managers see accounts and training, never patients." },
    recordConsent: { allowed: false, because: "Consent is recorded by registrars and clinicians." },
    watchFeeds: { allowed: false, because: "User managers do not look after feeds." },
  }),
};

const noPatients = {
  allowed: false,
  because: "Interface engineers look after feeds and messages, not after patients.",
};

/** An interface engineer of one hospital. */
export const nils: Session = {
  ...rosaWithoutPurpose,
  username: "nsorensen",
  name: "Nils Sorensen",
  affiliations: [{ ...crossbayGeneral, id: uuidOf(16), title: "Interface engineer" }],
  actingFor: { ...crossbayGeneral, id: uuidOf(16), title: "Interface engineer" },
  verdicts: verdictsBut({
    searchPatients: noPatients,
    readCharts: noPatients,
    recordConsent: noPatients,
    watchFeeds: allowed,
    seeSources: allowed,
  }),
};

/** An interface engineer of the exchange itself. */
export const kofi: Session = {
  ...nils,
  username: "kmensah",
  name: "Kofi Mensah",
  affiliations: [theExchange],
  actingFor: theExchange,
};

const learning: Affiliation = { ...theExchange, id: uuidOf(19), title: "Trainer" };
const trainersSeeNoPatients = { allowed: false, because: "Trainers look after courses, not after patients." };

/** A trainer of the exchange. */
export const wanda: Session = {
  ...rosaWithoutPurpose,
  username: "wkowalski",
  name: "Wanda Kowalski",
  affiliations: [learning],
  actingFor: learning,
  verdicts: verdictsBut({
    searchPatients: trainersSeeNoPatients,
    readCharts: trainersSeeNoPatients,
    recordConsent: trainersSeeNoPatients,
    train: allowed,
  }),
};

/** Somebody of the exchange's own staff, who sees accounts and never patients. */
const staff = (
  username: string,
  name: string,
  own: { id: number; title: string; duties: readonly (keyof typeof noPatientsAtAll)[] },
) => {
  const affiliation: Affiliation = { ...theExchange, id: uuidOf(own.id), title: own.title };
  return {
    ...rosaWithoutPurpose,
    username,
    name,
    affiliations: [affiliation],
    actingFor: affiliation,
    verdicts: { ...noPatientsAtAll, ...Object.fromEntries(own.duties.map((duty) => [duty, allowed])) },
  } satisfies Session;
};
const noPatientsAtAll = verdictsBut({});

/** A relationship manager. */
export const grace: Session = staff("glin", "Grace Lin", {
  id: 20,
  title: "Relationship manager",
  duties: ["keepDesk", "explainRefusals", "giveSupport", "seeSources"],
});

/** An administrator. */
export const omar: Session = staff("ohaddad", "Omar Haddad", {
  id: 21,
  title: "Administrator",
  duties: ["administer", "publishHelp", "seeSources"],
});

/** A privacy auditor. */
export const ruth: Session = staff("rcalder", "Ruth Calder", {
  id: 22,
  title: "Privacy auditor",
  duties: ["auditAccounts", "auditAccess", "servePatients", "explainRefusals", "giveSupport", "seeSources"],
});

/** A support agent. */
export const sam: Session = staff("sadeyemi", "Sam Adeyemi", {
  id: 23,
  title: "Support agent",
  duties: ["explainRefusals", "giveSupport", "publishHelp", "seeSources"],
});

const atGeneral: Affiliation = { ...crossbayGeneral, id: uuidOf(24), title: "Privacy officer" };

/** The privacy officer of one hospital. */
export const tom: Session = {
  ...rosaWithoutPurpose,
  username: "tellery",
  name: "Tom Ellery",
  affiliations: [atGeneral],
  actingFor: atGeneral,
  verdicts: verdictsBut({ auditAccess: allowed, explainRefusals: allowed }),
};
