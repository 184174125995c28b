import type { Session } from "@crossbay/contract";
import { crossbayGeneral, lanternStreet, uuidOf } from "./people.ts";

const allowed = { allowed: true };

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
  idleSecondsMax: 900,
  verdicts: {
    searchPatients: allowed,
    readCharts: allowed,
    recordConsent: allowed,
    watchFeeds: { allowed: false, because: "Clinicians do not look after feeds." },
  },
};

export const rosa: Session = { ...rosaWithoutPurpose, purpose: "treatment" };

/** A user manager: accounts, no patients. */
export const priya: Session = {
  ...rosaWithoutPurpose,
  username: "praman",
  name: "Priya Raman",
  affiliations: [{ ...crossbayGeneral, id: uuidOf(15), title: "Authorized user manager" }],
  actingFor: { ...crossbayGeneral, id: uuidOf(15), title: "Authorized user manager" },
  verdicts: {
    searchPatients: { allowed: false, because: "User managers see accounts and training, never patients." },
    readCharts: { allowed: false, because: "User managers see accounts and training, never patients." },
    recordConsent: { allowed: false, because: "Consent is recorded by registrars and clinicians." },
    watchFeeds: { allowed: false, because: "User managers do not look after feeds." },
  },
};
