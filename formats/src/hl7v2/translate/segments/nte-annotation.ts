import type { Annotation } from "../../../fhir/index.ts";
import type { Segment } from "../../segment.ts";
import { shareXcn } from "../datatypes/practitioner.ts";
import { readTimeField } from "../datatypes/read-time.ts";
import type { Scope } from "../scope.ts";

/** The text of NTE-3, its repetitions as lines. */
const noteText = (nte: Segment): string =>
  nte
    .field(3)
    .reps.map((rep) => rep.wholeText)
    .join("\n")
    .trim();

/** The texts of several NTE, each on lines of its own. */
export const notesText = (notes: readonly Segment[]): string => notes.map(noteText).filter(Boolean).join("\n");

/** NTE after a result → Annotation, by HL7's map NTE[Observation]. Plain lines in a row are one note. */
export function readAnnotations(scope: Scope, notes: readonly Segment[]): Annotation[] {
  const annotations: Annotation[] = [];
  for (const nte of notes) {
    const text = noteText(nte);
    const previous = annotations.at(-1);
    const author = shareXcn(scope, nte.field(5).rep(1));
    const entered = readTimeField(scope, nte, 6);
    if (previous && !author && !entered) {
      previous.text = `${previous.text ?? ""}\n${text}`;
    } else if (text !== "") {
      annotations.push({
        ...(author && { authorReference: author }),
        ...(entered && { time: entered.dateTime }),
        text,
      });
    }
  }
  return annotations;
}
