/** The participants that read: with and without emergency services, and one that reads only what was signed. */
export const participants = [
  { key: "hospital", name: "Crossbay General Hospital", type: "hospital", emergencyServices: true },
  { key: "practice", name: "Lantern Street Family Practice", type: "private-practice", emergencyServices: false },
  { key: "community", name: "Open Door Community Services", type: "community-organisation", emergencyServices: false },
  { key: "exchange", name: "Crossbay Health Information Exchange", type: "exchange", emergencyServices: false },
] as const;
export type ParticipantKey = (typeof participants)[number]["key"];

const clinical = ["physician", "nurse-practitioner", "nurse", "pharmacist"] as const;
const support = ["care-manager", "medical-assistant"] as const;
const office = ["registrar", "user-manager", "privacy-officer", "interface-engineer"] as const;
const staff = [
  "relationship-manager",
  "support-agent",
  "trainer",
  "identity-steward",
  "privacy-auditor",
  "administrator",
  "interface-engineer",
] as const;

/** Every kind of account that the policy knows, as titles at participants. */
export const readers: readonly { participant: ParticipantKey; titleId: string }[] = [
  ...[...clinical, ...support, ...office, "emergency-nurse", "emergency-provider"].map(at("hospital")),
  ...[...clinical, ...support, "registrar", "privacy-officer"].map(at("practice")),
  ...["community-care-manager", "registrar"].map(at("community")),
  ...staff.map(at("exchange")),
];

function at(participant: ParticipantKey) {
  return (titleId: string) => ({ participant, titleId });
}
