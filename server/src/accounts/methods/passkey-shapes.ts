import { type Static, type TSchema, Type } from "typebox";
import { Value } from "typebox/value";

/** Base64 without padding, in the alphabet of addresses. */
const bytes = (maxLength: number) => Type.String({ pattern: "^[A-Za-z0-9_-]+$", maxLength });
const idLengthMax = 1400;
const partLengthMax = 20_000;

const credential = { id: bytes(idLengthMax), rawId: bytes(idLengthMax), type: Type.Literal("public-key") };

/** What a browser's `create()` answers, as JSON: RegistrationResponseJSON of WebAuthn Level 3. */
export const NewPasskey = Type.Object({
  ...credential,
  response: Type.Object({
    clientDataJSON: bytes(partLengthMax),
    attestationObject: bytes(partLengthMax),
    transports: Type.Optional(Type.Array(Type.String({ pattern: "^[a-z-]{1,20}$" }), { maxItems: 10 })),
  }),
});
export type NewPasskey = Static<typeof NewPasskey>;

/** What a browser's `get()` answers: AuthenticationResponseJSON. */
export const PasskeyProof = Type.Object({
  ...credential,
  response: Type.Object({
    clientDataJSON: bytes(partLengthMax),
    authenticatorData: bytes(partLengthMax),
    signature: bytes(partLengthMax),
  }),
});
export type PasskeyProof = Static<typeof PasskeyProof>;

/** The answer of a browser, when it has the shape. Further fields are none of our business. */
export const readShape = <Schema extends TSchema>(schema: Schema, answer: unknown): Static<Schema> | undefined =>
  Value.Check(schema, answer) ? (answer as Static<Schema>) : undefined;
