import type { BreakGlassRequest, GlassPage, GlassReason } from "@crossbay/contract";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

type Attestation = GlassPage["attestations"][number]["id"];

/** The screen as it was filled in so far; the password is no part of it, and is kept nowhere. */
export interface TypedGlass {
  attested: readonly Attestation[];
  reason: GlassReason | undefined;
  reasonWords: string;
  directedBy: string;
}

export const nothingTyped: TypedGlass = { attested: [], reason: undefined, reasonWords: "", directedBy: "" };

type GlassDecision = { request: Omit<BreakGlassRequest, "password" | "passkey"> } | { errors: FieldError[] };

/** What is missing, in the order of the screen; or the request without its proof. The exchange decides it all again. */
export function decideGlassForm(
  typed: TypedGlass,
  { attestations, attestationVersion }: Pick<GlassPage, "attestations" | "attestationVersion">,
  { breakTheGlass: words }: Words,
): GlassDecision {
  const missing = attestations.find(({ id }) => !typed.attested.includes(id));
  const reasonWords = typed.reasonWords.trim();
  const errors: FieldError[] = [];
  if (missing) errors.push({ field: missing.id, text: words.errors.attested });
  if (!typed.reason) errors.push({ field: "reason", text: words.errors.reason });
  if (typed.reason === "other" && reasonWords === "")
    errors.push({ field: "reasonWords", text: words.errors.reasonWords });
  if (errors.length > 0 || !typed.reason) return { errors };
  const directedBy = typed.directedBy.trim();
  const has = (id: Attestation) => typed.attested.includes(id);
  return {
    request: {
      attestationVersion,
      attested: {
        emergency: has("emergency"),
        "data-may-matter": has("data-may-matter"),
        "no-denial-known": has("no-denial-known"),
      },
      reason: typed.reason,
      ...(typed.reason === "other" ? { reasonWords } : {}),
      ...(directedBy === "" ? {} : { directedBy }),
    },
  };
}
