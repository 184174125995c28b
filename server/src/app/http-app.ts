import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import { accessRoutes } from "../access/index.ts";
import { accountRoutes } from "../accounts/index.ts";
import { directoryRoutes, sourceRoutes } from "../directory/index.ts";
import { deliveryRoutes } from "../exchange/index.ts";
import { explainRoutes, feedRoutes, interfaceRoutes, listFeedStates, viewSomeFeeds } from "../intake/index.ts";
import {
  changeRole,
  changeUserEmail,
  contactRequestRoutes,
  designationRoutes,
  deskRoutes,
  deskUserRoutes,
  endUser,
  finderRoutes,
  letterRoutes,
  listTitles,
  participantFileRoutes,
  participantRoutes,
  plannedTrainingRoutes,
  publicWorksheetRoutes,
  sentLetterRoutes,
  sharingRoutes,
  tellUsername,
  trainingRoutes,
  userManagementRoutes,
  userManagerPageRoutes,
  worksheetRoutes,
} from "../onboarding/index.ts";
import { type HttpServer, makeHttpServer } from "../platform/http.ts";
import { sendProblem } from "../platform/problem.ts";
import {
  auditEventRoutes,
  breachRoutes,
  figuresRoutes,
  flagRoutes,
  glassReviewRoutes,
  patientDeliveryRoutes,
  patientRequestRoutes,
  patientsPageRoutes,
  reportRoutes,
  sampleRoutes,
} from "../privacy/index.ts";
import { recordRoutes } from "../record/index.ts";
import {
  articleRoutes,
  askRoutes,
  deskWorkRoutes,
  followRoutes,
  frontRoutes,
  helpCentreRoutes,
  mailPageRoutes,
  mailRoutes,
  messageRoutes,
  outsideMessageRoutes,
  queueRoutes,
  resendRoutes,
  statusPageRoutes,
  statusRoutes,
  ticketRoutes,
} from "../support/index.ts";
import { healthRoutes } from "./health-routes.ts";
import type { House } from "./house.ts";
import { outboxRoutes } from "./outbox-page.ts";
import { patientOfRecord } from "./patient-of-record.ts";
import { readTlsFiles } from "./read-tls-files.ts";
import { statusPorts } from "./status-ports.ts";

const portalFile = fileURLToPath(new URL("../../../portal/dist/index.html", import.meta.url));

/** The whole HTTP side: API, its description, health, portal, and the outbox page while there is an outbox. */
export async function makeHttpApp(house: House): Promise<HttpServer> {
  const { config } = house;
  const http = await makeHttpServer({
    log: house.log,
    metrics: house.metrics,
    trustedProxies: config.trustedProxies,
    ...(config.tlsCertificate && config.tlsKey
      ? { tls: await readTlsFiles(config.tlsCertificate, config.tlsKey) }
      : {}),
  });
  await http.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: `${config.exchangeName} portal API`,
        version: "0.1.0",
        description: "What the portal uses. Sign in keeps a cookie; everything but GET carries X-CSRF-Token.",
        license: { name: "Apache-2.0" },
      },
    },
  });
  accountRoutes(http, house, { patientOfRecord: patientOfRecord(house) });
  accessRoutes(http, house);
  recordRoutes(http, house);
  deliveryRoutes(http, house);
  feedRoutes(http, house);
  interfaceRoutes(http, house);
  explainRoutes(http, house);
  letterRoutes(http, house);
  userManagementRoutes(http, house);
  deskUserRoutes(http, house);
  sentLetterRoutes(http, house);
  sharingRoutes(http, house);
  userManagerPageRoutes(http, house);
  worksheetRoutes(http, house);
  publicWorksheetRoutes(http, house);
  trainingRoutes(http, house);
  deskRoutes(http, house);
  participantRoutes(http, house);
  participantFileRoutes(http, house);
  plannedTrainingRoutes(http, house);
  designationRoutes(http, house);
  contactRequestRoutes(http, house);
  finderRoutes(http, house);
  reportRoutes(http, house);
  flagRoutes(http, house);
  glassReviewRoutes(http, house);
  sampleRoutes(http, house);
  breachRoutes(http, house);
  auditEventRoutes(http, house);
  figuresRoutes(http, house);
  patientRequestRoutes(http, house);
  patientDeliveryRoutes(http, house);
  patientsPageRoutes(http, house);
  const portalPage = existsSync(portalFile) ? await readFile(portalFile, "utf8") : undefined;
  frontRoutes(http, house, { portalPage });
  helpCentreRoutes(http, house);
  articleRoutes(http, house);
  queueRoutes(http, house, { endUser, changeRole, changeUserEmail, tellUsername });
  deskWorkRoutes(http, house);
  statusRoutes(http, house);
  statusPageRoutes(http, house, statusPorts(house));
  directoryRoutes(http, house);
  sourceRoutes(http, house, {
    statesOf: (scope) => listFeedStates(house, scope),
    feedsOf: (sourceIds) => viewSomeFeeds(house, sourceIds),
  });
  mailRoutes(http, house);
  mailPageRoutes(http, house);
  messageRoutes(http, house);
  outsideMessageRoutes(http, house);
  askRoutes(http, house);
  followRoutes(http, house);
  resendRoutes(http, house);
  ticketRoutes(http, house, {
    endUser: (change) => endUser(house, change),
    changeRole: (change) => changeRole(house, change),
    listTitles,
  });
  healthRoutes(http, house);
  if (house.outbox) outboxRoutes(http, house.outbox);
  http.get("/api/openapi.json", { schema: { hide: true } }, () => http.swagger());
  if (portalPage !== undefined) await servePortal(http, portalPage);
  return http;
}

/** Every other address outside the API shows the portal, whose own router knows the pages; only hashed assets are cached. */
async function servePortal(http: HttpServer, portalPage: string): Promise<void> {
  await http.register(fastifyStatic, {
    root: join(dirname(portalFile), "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: "365d",
    index: false,
  });
  http.get("/*", { schema: { hide: true } }, (request, reply) => {
    if (/^\/(?:api|fhir|health|dev|metrics)(?:\/|$)/.test(request.url)) {
      return sendProblem(reply, "not-found", { detail: "There is nothing at this address." });
    }
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(portalPage);
  });
}
