import type {
  LetterEdit,
  LetterPreview,
  LetterTemplate,
  LetterTemplates,
  ParticipantEdit,
  ParticipantImport,
  ParticipantPage,
} from "@crossbay/contract";
import { ask } from "./ask.ts";

const root = "/api/admin";
const letter = (id: string) => `${root}/letters/${encodeURIComponent(id)}`;

/** A new participant, or with an id the whole of one as it shall be. */
export const saveParticipant = (id: string | undefined, edit: ParticipantEdit) =>
  ask<ParticipantPage>({
    method: "POST",
    path: id === undefined ? `${root}/participants` : `${root}/participants/${encodeURIComponent(id)}`,
    body: edit,
  });

/** Ends the agreement, and everybody's access there. */
export const endParticipant = (id: string) =>
  ask<ParticipantPage>({ method: "POST", path: `${root}/participants/${encodeURIComponent(id)}/end`, body: {} });

/** `try`: changes nothing and says what would happen. */
export const importParticipants = (file: Blob, how: "try" | "import") =>
  ask<ParticipantImport>({
    method: "POST",
    path: `${root}/participants/import${how === "try" ? "?try=yes" : ""}`,
    body: new Blob([file], { type: "text/csv" }),
  });

export const readLetterTemplates = () => ask<LetterTemplates>({ method: "GET", path: `${root}/letters` });
export const saveLetterTemplate = (id: string, edit: LetterEdit) =>
  ask<LetterTemplate>({ method: "PUT", path: letter(id), body: edit });
export const previewLetter = (id: string, edit: LetterEdit) =>
  ask<LetterPreview>({ method: "POST", path: `${letter(id)}/preview`, body: edit });
