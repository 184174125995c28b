import { type ConsentSegment, consentChoices, consentSigners } from "@crossbay/formats/hl7v2";

const codesMax = 50;
const codeLengthMax = 60;

/** Why decisions cannot be read so, in a sentence; undefined where they can. */
export function refuseConsentSegment(config: ConsentSegment): string | undefined {
  if (!("values" in config))
    return config.segment === "CON" ? undefined : "A local segment says where the value stands.";
  const { segment, value, date, signer, relation, values, signers } = config;
  if (!/^Z[A-Z0-9]{2}$/.test(segment)) return "A local segment has a name such as ZCN.";
  const places = [value, date, signer, relation].filter((place) => place !== undefined);
  const isWrong = ({ field, component }: (typeof places)[number]) =>
    !(Number.isInteger(field) && field >= 1 && field <= 99 && Number.isInteger(component) && component >= 1) ||
    component > 99;
  if (places.some(isWrong)) return "A place is a field and, after a dot, a component, from 1 to 99: 3 or 3.2.";
  const codes = [...Object.keys(values), ...Object.keys(signers)];
  if (Object.keys(values).length === 0) return "No code has a meaning yet.";
  if (
    codes.length > codesMax ||
    codes.some((code) => code.length > codeLengthMax || code !== code.toUpperCase().trim())
  )
    return `At most ${codesMax} codes, each of at most ${codeLengthMax} characters.`;
  const choices: readonly string[] = [...consentChoices, "nothing"];
  if (Object.values(values).some((meaning) => !choices.includes(meaning)))
    return `A code means one of: ${choices.join(", ")}.`;
  const known: readonly string[] = consentSigners;
  if (Object.values(signers).some((who) => !known.includes(who))) return `Who signs is one of: ${known.join(", ")}.`;
  if (relation && Object.keys(signers).length === 0) return "No code for who signed has a meaning yet.";
  return undefined;
}
