import type { FastifyReply } from "fastify";
import { Type } from "typebox";

/** A file as it is sent to who saves it. */
export type SavedFile = { name: string; type: "text/csv; charset=utf-8" | "application/pdf"; content: Buffer };

/** Answers with a file that the browser saves. */
export const sendFile = (reply: FastifyReply, { name, type, content }: SavedFile): FastifyReply =>
  reply.type(type).header("content-disposition", `attachment; filename="${name}"`).send(content);

/** A file as a route's answer, for the API's description. */
export const fileAnswer = (...types: readonly string[]) => ({
  description: "The file",
  content: Object.fromEntries(
    types.map((type) => [type, { schema: Type.Unsafe<Buffer>({ type: "string", format: "binary" }) }]),
  ),
});
