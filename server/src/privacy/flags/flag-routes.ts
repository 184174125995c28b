import { AccessFlag, AccessFlags, AddVipRequest, SettleRequest, VipList } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { askingOf, settledQuery } from "../asking.ts";
import { sendPrivacyRefusal } from "../refusal.ts";
import { addVip, dropVip, viewVips } from "./keep-vips.ts";
import { settleFlag, viewFlags } from "./view-flags.ts";

const tags = ["privacy"];
const uuid = Type.String({ format: "uuid" });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only privacy officers and the exchange's privacy auditors"),
};
const changes = {
  ...refusals,
  404: problemAnswer("There is no such flag, or no such patient"),
  409: problemAnswer("Somebody was faster"),
  422: problemAnswer("It is not said what was found out, or the list is full"),
};

/** Registers `/api/privacy/flags…` and `/api/privacy/vips…`: unusual access, and persons to watch over. */
export function flagRoutes(http: HttpServer, context: AccessContext): void {
  const onFlags = { preHandler: requireDuty(context, "audit-access", "access-flag") };
  const onVips = { preHandler: requireDuty(context, "audit-access", "vip-change") };

  http.get(
    "/api/privacy/flags",
    {
      ...onFlags,
      schema: {
        tags,
        summary: "Unusual access that waits for somebody to look; `?settled=yes` what was found out",
        querystring: settledQuery,
        response: { 200: AccessFlags, ...refusals },
      },
    },
    (request) => viewFlags(context, askingOf(request), { settled: request.query.settled === "yes" }),
  );

  http.post(
    "/api/privacy/flags/:flagId/settle",
    {
      ...onFlags,
      schema: {
        tags,
        summary: "Keep what was found out about a flag",
        params: Type.Object({ flagId: uuid }),
        body: SettleRequest,
        response: { 200: AccessFlag, ...changes },
      },
    },
    async (request, reply) => {
      const { flagId } = request.params;
      const settled = await settleFlag(context, askingOf(request), { flagId, ...request.body });
      return "refused" in settled ? sendPrivacyRefusal(reply, settled) : settled;
    },
  );

  http.get(
    "/api/privacy/vips",
    { ...onVips, schema: { tags, summary: "Persons to watch over", response: { 200: VipList, ...refusals } } },
    (request) => viewVips(context, askingOf(request)),
  );

  http.post(
    "/api/privacy/vips",
    {
      ...onVips,
      schema: {
        tags,
        summary: "Put a person on that list",
        body: AddVipRequest,
        response: { 200: VipList, ...changes },
      },
    },
    async (request, reply) => {
      const list = await addVip(context, askingOf(request), request.body);
      return "refused" in list ? sendPrivacyRefusal(reply, list) : list;
    },
  );

  http.post(
    "/api/privacy/vips/:personId/remove",
    {
      ...onVips,
      schema: {
        tags,
        summary: "Take a person off that list",
        params: Type.Object({ personId: uuid }),
        response: { 200: VipList, ...changes },
      },
    },
    async (request, reply) => {
      const list = await dropVip(context, askingOf(request), request.params.personId);
      return "refused" in list ? sendPrivacyRefusal(reply, list) : list;
    },
  );
}
