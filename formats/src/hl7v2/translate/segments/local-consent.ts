import { errorAt, type Hl7Error } from "../../errors.ts";
import type { Segment } from "../../segment.ts";
import type { ConsentWords, FieldPlace, LocalConsentSegment } from "./consent-segment.ts";

/**
 * A decision in a local segment, as its source was configured.
 * @returns undefined where nobody has decided
 */
export function readLocalConsent(segment: Segment, config: LocalConsentSegment): ConsentWords | Hl7Error | undefined {
  const { values, signers } = config;
  const text = (place: FieldPlace | undefined) => (place ? segment.text(place.field, place.component) : "");
  const refuse = ({ field }: FieldPlace, sentence: string) =>
    errorAt("103", { segment: segment.name, sequence: segment.sequence, field }, sentence);
  const code = text(config.value).toUpperCase();
  if (code === "") return undefined;
  const value = Object.hasOwn(values, code) ? values[code] : undefined;
  if (value === undefined) return refuse(config.value, "The decision is a code that nobody has given a meaning.");
  if (value === "nothing") return undefined;
  const relation = text(config.relation).toUpperCase();
  const signer = relation === "" ? "self" : Object.hasOwn(signers, relation) ? signers[relation] : undefined;
  if (!signer) return refuse(config.relation ?? config.value, "Who signed is a code that nobody has given a meaning.");
  return {
    value,
    isVerbal: false,
    signer,
    signerName: text(config.signer),
    places: {
      value: config.value,
      date: config.date,
      signerName: config.signer ?? config.value,
      signer: config.relation ?? config.value,
    },
  };
}
