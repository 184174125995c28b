import type { ConsentValue } from "@crossbay/contract";
import type { ConsentEntry } from "../../server/src/access/index.ts";

/** What a person's decisions come to, as the policy says: written here, and never asked of the code that is tested. */
export type Standing = {
  value: ConsentValue;
  scope?: "participant" | "community" | "everyone";
  written: boolean;
  byParent: boolean;
  excludes: readonly "part2"[];
};

type Signed = Pick<ConsentEntry, "scope" | "value"> &
  Partial<Pick<ConsentEntry, "signerRelation" | "evidence">> & { covered?: "readers" | "others"; signedOn?: string };

/** A person of the world: what was signed for every participant that reads, and what that comes to. */
export type State = { name: string; birthDate: string; signed: readonly Signed[]; standing: Standing };

const adult = "1971-03-04";
/** Under ten on every day that the test can run on. */
const child = "2024-05-06";

const nothing: Standing = { value: "none", written: false, byParent: false, excludes: [] };
const of = (value: ConsentValue, more: Partial<Standing> = {}): Standing => ({
  ...nothing,
  value,
  scope: "participant",
  written: value === "grant",
  ...more,
});

/** Policy §6, one person a row. */
export const states: readonly State[] = [
  { name: "Undecided", birthDate: adult, signed: [], standing: nothing },
  {
    name: "Granting",
    birthDate: adult,
    signed: [{ scope: "participant", value: "grant" }],
    standing: of("grant"),
  },
  {
    name: "Verbal",
    birthDate: adult,
    signed: [{ scope: "participant", value: "grant", evidence: "verbal" }],
    standing: of("grant", { written: false, excludes: ["part2"] }),
  },
  {
    name: "Emergent",
    birthDate: adult,
    signed: [{ scope: "participant", value: "emergency-only" }],
    standing: of("emergency-only"),
  },
  { name: "Denying", birthDate: adult, signed: [{ scope: "participant", value: "deny" }], standing: of("deny") },
  {
    name: "Withdrawing",
    birthDate: adult,
    signed: [
      { scope: "participant", value: "grant", signedOn: "2026-02-01" },
      { scope: "participant", value: "deny", signedOn: "2026-02-02" },
    ],
    standing: of("deny"),
  },
  {
    name: "Stricter",
    birthDate: adult,
    signed: [
      { scope: "participant", value: "deny" },
      { scope: "participant", value: "grant" },
    ],
    standing: of("deny"),
  },
  {
    name: "Communal",
    birthDate: adult,
    signed: [{ scope: "community", value: "grant", covered: "readers" }],
    standing: of("grant", { scope: "community" }),
  },
  {
    name: "Elsewhere",
    birthDate: adult,
    signed: [{ scope: "community", value: "grant", covered: "others" }],
    standing: of("none", { scope: "community" }),
  },
  {
    name: "Apart",
    birthDate: adult,
    signed: [
      { scope: "community", value: "grant", covered: "readers" },
      { scope: "participant", value: "deny" },
    ],
    standing: of("deny"),
  },
  {
    name: "Nobody",
    birthDate: adult,
    signed: [
      { scope: "participant", value: "grant" },
      { scope: "everyone", value: "deny" },
    ],
    standing: of("deny", { scope: "everyone" }),
  },
  {
    name: "Lifted",
    birthDate: adult,
    signed: [
      { scope: "everyone", value: "deny", signedOn: "2026-02-01" },
      { scope: "everyone", value: "none", signedOn: "2026-02-02" },
      { scope: "participant", value: "grant" },
    ],
    standing: of("grant"),
  },
  {
    name: "Parented",
    birthDate: child,
    signed: [{ scope: "participant", value: "grant", signerRelation: "parent" }],
    standing: of("grant", { byParent: true, excludes: ["part2"] }),
  },
  {
    name: "Sheltered",
    birthDate: child,
    signed: [{ scope: "participant", value: "deny", signerRelation: "parent" }],
    standing: of("deny", { byParent: true }),
  },
];
