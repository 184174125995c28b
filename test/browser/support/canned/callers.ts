import type { Caller } from "@crossbay/contract";
import { sheet } from "./desk.ts";
import { generalPage } from "./participants.ts";
import { uuidOf } from "./people.ts";

/** Somebody of Crossbay General calls. */
export const callerOfGeneral: Omit<Caller, "users"> = {
  participantId: generalPage.participant.id,
  participantName: generalPage.participant.name,
  participantType: "hospital",
  emergencyServices: true,
  sites: ["Harbor campus", "Hill clinic"],
  relationshipManager: "Grace Lin",
  contacts: [
    { accountId: uuidOf(870), name: "RAMAN, Priya", email: "priya.raman@crossbay-general.example", as: "user-manager" },
    {
      accountId: uuidOf(871),
      name: "ELLERY, Tom",
      email: "tom.ellery@crossbay-general.example",
      as: "privacy-officer",
    },
  ],
  worksheets: [sheet],
};
