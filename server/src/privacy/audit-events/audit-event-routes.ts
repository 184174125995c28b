import type { Readable } from "node:stream";
import { AuditEventExport } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { askingOf } from "../asking.ts";
import { sendPrivacyRefusal } from "../refusal.ts";
import { exportAuditEvents } from "./export-audit-events.ts";

/** Registers `/api/privacy/audit-events`: the record itself, for other systems. */
export function auditEventRoutes(http: HttpServer, context: AccessContext): void {
  http.post(
    "/api/privacy/audit-events",
    {
      preHandler: requireDuty(context, "audit-access", "audit-export"),
      schema: {
        tags: ["privacy"],
        summary: "The audit record as FHIR R4 AuditEvents, one a line; 100,000 at most",
        body: AuditEventExport,
        response: {
          200: {
            description: "The events",
            content: {
              "application/fhir+ndjson": { schema: Type.Unsafe<Readable>({ type: "string", format: "binary" }) },
            },
          },
          401: problemAnswer("Sign in or unlock first"),
          403: problemAnswer("Only privacy officers and the exchange's privacy auditors"),
          404: problemAnswer("There is no such participant"),
          422: problemAnswer("Something is not right; `fields` says what"),
        },
      },
    },
    async (request, reply) => {
      const file = await exportAuditEvents(context, askingOf(request), request.body);
      if ("refused" in file) return sendPrivacyRefusal(reply, file);
      return reply
        .type("application/fhir+ndjson")
        .header("content-disposition", `attachment; filename="${file.name}"`)
        .send(file.lines);
    },
  );
}
