import type { ConsentChoice, ConsentSegment, ConsentSigner, FieldPlace } from "@crossbay/formats/hl7v2";
import { setConsentSegment } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { readArguments } from "../arguments.ts";
import { openHouse } from "../house.ts";

/** `./crossbay source consent --code CODE --segment CON|Zxx|none …` */
export async function setConsentOfSource(args: readonly string[]): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: {
      code: { type: "string" },
      segment: { type: "string" },
      value: { type: "string" },
      date: { type: "string" },
      signer: { type: "string" },
      relation: { type: "string" },
      map: { type: "string", multiple: true, default: [] },
      "relation-map": { type: "string", multiple: true, default: [] },
    },
  });
  const { code, segment } = values;
  if (!code || !segment) throw new PlainError("--code and --segment are both needed.", { exitCode: 2 });
  const wanted = readSegment(segment, values);
  const house = await openHouse();
  try {
    const now = house.clock.now();
    await house.database.transaction(async (tx) => {
      const refusal = await setConsentSegment(tx, { code, segment: wanted });
      if (refusal) throw new PlainError(`The source was not changed: ${refusal.refused}`);
      const detail = { code, consentSegment: wanted?.segment ?? "none" };
      await writeEntries(tx, now, [{ action: "source-change", outcome: "succeeded", requestId: newId(now), detail }]);
    });
    const words = wanted
      ? `decisions of patients are read from ${wanted.segment}`
      : "no decisions of patients are read";
    process.stdout.write(`${code}: ${words}.\n`);
    return 0;
  } finally {
    await house.close();
  }
}

type Options = { value?: string; date?: string; signer?: string; relation?: string } & {
  map: string[];
  "relation-map": string[];
};

function readSegment(name: string, options: Options): ConsentSegment | null {
  const { value, date, signer, relation, map } = options;
  const segment = name.toUpperCase();
  const isLocal = segment !== "CON" && name !== "none";
  if (!isLocal) {
    const more = [value, date, signer, relation, ...map, ...options["relation-map"]].some((text) => text !== undefined);
    if (more)
      throw new PlainError("CON is read by the tables of HL7: it needs only --code and --segment.", { exitCode: 2 });
    return name === "none" ? null : { segment: "CON" };
  }
  if (!value || !date) throw new PlainError("A local segment needs --value and --date.", { exitCode: 2 });
  return {
    segment,
    value: readPlace(value),
    date: readPlace(date),
    ...(signer ? { signer: readPlace(signer) } : {}),
    ...(relation ? { relation: readPlace(relation) } : {}),
    values: readMap<ConsentChoice | "nothing">("--map", map),
    signers: readMap<ConsentSigner>("--relation-map", options["relation-map"]),
  };
}

/** `3` or `3.2`; what is out of bounds is refused with the segment. */
function readPlace(text: string): FieldPlace {
  const [, field, component] = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  return { field: Number(field ?? 0), component: Number(component ?? 1) };
}

/** The meanings themselves are checked with the segment. */
function readMap<Meaning extends string>(option: string, pairs: readonly string[]): Record<string, Meaning> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, code, meaning] = /^([^=]+)=([a-z-]+)$/.exec(pair) ?? [];
      if (!code || !meaning) throw new PlainError(`Say ${option} CODE=MEANING, such as Y=grant.`, { exitCode: 2 });
      return [code.trim().toUpperCase(), meaning as Meaning];
    }),
  );
}
