import { type Static, Type } from "typebox";
import { ConsentValue } from "./access.ts";

/** Surname and birth date, or an identifier. Sent in the body: nothing of a patient stands in an address. */
export const PersonSearch = Type.Object({
  family: Type.Optional(Type.String({ maxLength: 120 })),
  given: Type.Optional(Type.String({ maxLength: 120 })),
  birthDate: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  identifier: Type.Optional(Type.String({ maxLength: 80, description: "A record number of any source" })),
});
export type PersonSearch = Static<typeof PersonSearch>;

export const PersonHit = Type.Object({
  personId: Type.String({ format: "uuid" }),
  family: Type.String(),
  given: Type.String(),
  birthDate: Type.Optional(Type.String()),
  sex: Type.Optional(Type.String()),
  town: Type.Optional(Type.String()),
  access: Type.Object({
    allowed: Type.Boolean(),
    consent: ConsentValue,
    /** One sentence: why not, and the next step. */
    because: Type.Optional(Type.String()),
  }),
});
export type PersonHit = Static<typeof PersonHit>;

export const PersonSearchResult = Type.Object({
  hits: Type.Array(PersonHit, { maxItems: 10 }),
  more: Type.Boolean({ description: "True when more than ten matched: search with more" }),
});
export type PersonSearchResult = Static<typeof PersonSearchResult>;
