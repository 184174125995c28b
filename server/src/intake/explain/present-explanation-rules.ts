import type { Explanation, MatchEvidence } from "@crossbay/contract";
import { type ExplainedMessage, type Hl7Error, resourcesOf, resourceWords } from "@crossbay/formats/hl7v2";
import type { Source } from "../../accounts/index.ts";
import type { Answer } from "../prepared-message.ts";
import { faultsOf, typeOf } from "../quarantine/present-quarantined-rules.ts";

/** Resources whose JSON is shown. */
const resourcesMax = 500;

type Facts = {
  answer: Answer | undefined;
  notes: readonly Hl7Error[];
  source: Pick<Source, "code"> | undefined;
  explained: ExplainedMessage;
  match: MatchEvidence | undefined;
};

/** An explanation as the contract has it. */
export function presentExplanation({ answer, notes, source, explained, match }: Facts): Explanation {
  const { header, translation, segments, segmentsLeftOut } = explained;
  const resources = translation ? resourcesOf(translation) : [];
  const errors = (answer?.errors ?? []).filter(({ severity }) => severity === "E");
  const mentioned = new Set(translation?.mentioned);
  const event = header && [header.type, translation?.event ?? header.trigger].filter(Boolean).join("^");
  const resourcesLeftOut = Math.max(resources.length - resourcesMax, 0);
  return {
    answer: answer?.code ?? "none",
    faults: faultsOf([...errors, ...notes, ...explained.warnings]),
    ...(source ? { sourceCode: source.code } : {}),
    ...(event ? { event: typeOf(event) } : {}),
    ...(translation ? { eventAt: translation.eventAt } : {}),
    segments: segments.map((segment) => ({
      ...segment,
      fields: segment.fields.map(({ fault, ...field }) => ({
        ...field,
        ...(fault ? { fault: faultsOf([fault])[0] } : {}),
      })),
    })),
    resources: resources.slice(0, resourcesMax).map((resource) => ({
      type: resource.resourceType,
      words: mentioned.has(resource.id ?? "")
        ? `${resourceWords(resource)} (only mentioned: never overwrites what is known)`
        : resourceWords(resource),
      json: JSON.stringify(resource, undefined, 2),
    })),
    ...(match ? { match } : {}),
    ...(segmentsLeftOut + resourcesLeftOut > 0
      ? { notShown: { segments: segmentsLeftOut, resources: resourcesLeftOut } }
      : {}),
  };
}
