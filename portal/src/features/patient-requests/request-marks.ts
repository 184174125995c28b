import type { PatientRequest } from "@crossbay/contract";
import type { MarkShape, MarkTone } from "../../ui/marks/shape-mark.tsx";

export const requestMarks: Record<PatientRequest["state"], { shape: MarkShape; tone: MarkTone }> = {
  new: { shape: "ring", tone: "accent" },
  proofed: { shape: "half", tone: "accent" },
  ready: { shape: "full", tone: "accent" },
  delivered: { shape: "check", tone: "plain" },
  closed: { shape: "dash", tone: "quiet" },
};

/** Carried out here instead of delivered: a decision about everyone. */
export type DecisionKind = "deny-everyone" | "lift-denial";
export const isDecision = (kind: PatientRequest["kind"]): kind is DecisionKind =>
  kind === "deny-everyone" || kind === "lift-denial";

export const isSettled = ({ state }: Pick<PatientRequest, "state">): boolean =>
  state === "delivered" || state === "closed";
