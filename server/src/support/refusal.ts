import type { ProblemCode } from "@crossbay/contract";
import type { FastifyReply } from "fastify";
import { sendProblem } from "../platform/problem.ts";

/** An expected no: its code in the contract's table, what the reader is told, and which fields it is about. */
export type SupportRefusal = {
  refused: ProblemCode;
  detail: string;
  fields?: { field: string; detail: string }[];
};

/** A form that cannot be taken, said field by field. */
export const refuseForm = (what: string, faults: readonly { field: string; detail: string }[]): SupportRefusal => ({
  refused: "form-refused",
  detail: [what, ...faults.map(({ detail }) => detail)].join(" "),
  fields: faults.map(({ field, detail }) => ({ field, detail })),
});

/** Answers a refusal as a problem document. */
export const sendSupportRefusal = (reply: FastifyReply, { refused, detail, fields }: SupportRefusal): FastifyReply =>
  sendProblem(reply, refused, { detail, ...(fields ? { fields } : {}) });
