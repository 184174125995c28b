import { type Static, Type } from "typebox";
import { choice, instant, line, uuid } from "./shapes.ts";

/** A mail's text as an administrator edits it: Markdown with {{placeholders}}. */
export const LetterTemplate = Type.Object({
  id: Type.String(),
  about: Type.String({ description: "When it is sent, to whom" }),
  /** What may stand between {{ and }}, and what each becomes. */
  placeholders: Type.Array(Type.Object({ name: Type.String(), about: Type.String(), needed: Type.Boolean() })),
  version: Type.Integer({ description: "0: as the product brings it" }),
  subject: Type.String(),
  body: Type.String(),
  changedAt: Type.Optional(instant()),
  changedBy: Type.Optional(Type.String()),
});
export type LetterTemplate = Static<typeof LetterTemplate>;

/** GET /api/admin/letters */
export const LetterTemplates = Type.Object({ templates: Type.Array(LetterTemplate) });
export type LetterTemplates = Static<typeof LetterTemplates>;

/** PUT /api/admin/letters/:id, and POST …/preview, which changes nothing. `version`: the one that was edited. */
export const LetterEdit = Type.Object({ version: Type.Integer(), subject: line(), body: line(20_000) });
export type LetterEdit = Static<typeof LetterEdit>;
export const LetterPreview = Type.Object({ subject: Type.String(), text: Type.String(), html: Type.String() });
export type LetterPreview = Static<typeof LetterPreview>;

export const SentLetter = Type.Object({
  id: uuid(),
  template: Type.String(),
  subject: Type.String(),
  to: Type.String(),
  name: Type.String(),
  accountId: Type.Optional(uuid()),
  participantName: Type.Optional(Type.String()),
  state: choice("queued", "sent", "bounced", "failed"),
  reason: Type.Optional(Type.String()),
  queuedAt: instant(),
  settledAt: Type.Optional(instant()),
});
export type SentLetter = Static<typeof SentLetter>;

/** GET /api/desk/letters?state=bounced */
export const SentLetters = Type.Object({ letters: Type.Array(SentLetter) });
export type SentLetters = Static<typeof SentLetters>;
