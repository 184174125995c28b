import {
  AccessReport,
  AccessReportExport,
  AccessReportQuery,
  PrivacyChoices,
  PrivacySearch,
  PrivacySearchResult,
} from "@crossbay/contract";
import { type AccessContext, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { askingOf } from "../asking.ts";
import { sendPrivacyRefusal } from "../refusal.ts";
import { fileAnswer, sendFile } from "../send-file.ts";
import { listChoices } from "./list-choices.ts";
import { readReport } from "./read-report.ts";
import { saveReport } from "./save-report.ts";
import { searchForReport } from "./search-persons.ts";

const tags = ["privacy"];
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only privacy officers and the exchange's privacy auditors"),
  404: problemAnswer("There is nobody of whom you may have a report"),
  422: problemAnswer("Something is missing or not right; `fields` says what"),
};

/** Registers `/api/privacy/{choices,patients/search,report}`: who looked at whom. */
export function reportRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireDuty(context, "audit-access", "audit-report");

  http.get(
    "/api/privacy/choices",
    {
      preHandler,
      schema: { tags, summary: "On whom one may have a report", response: { 200: PrivacyChoices, ...refusals } },
    },
    (request) => listChoices(context, askingOf(request)),
  );

  http.post(
    "/api/privacy/patients/search",
    {
      preHandler,
      schema: {
        tags,
        summary: "Find a patient to report on, by surname and birth date or an identifier",
        body: PrivacySearch,
        response: { 200: PrivacySearchResult, ...refusals },
      },
    },
    async (request, reply) => {
      const found = await searchForReport(context, askingOf(request), request.body);
      return "refused" in found ? sendPrivacyRefusal(reply, found) : found;
    },
  );

  http.post(
    "/api/privacy/report",
    {
      preHandler,
      schema: {
        tags,
        summary: "Who looked: at a patient, of a user, of an organization; 100 lines a page, newest first",
        body: AccessReportQuery,
        response: { 200: AccessReport, ...refusals },
      },
    },
    async (request, reply) => {
      const report = await readReport(context, askingOf(request), request.body);
      return "refused" in report ? sendPrivacyRefusal(reply, report) : report;
    },
  );

  http.post(
    "/api/privacy/report/export",
    {
      preHandler: requireDuty(context, "audit-access", "audit-export"),
      schema: {
        tags,
        summary: "The same whole, as CSV or PDF",
        body: AccessReportExport,
        response: { 200: fileAnswer("text/csv", "application/pdf"), ...refusals },
      },
    },
    async (request, reply) => {
      const saved = await saveReport(context, askingOf(request), request.body);
      return "refused" in saved ? sendPrivacyRefusal(reply, saved) : sendFile(reply, saved);
    },
  );
}
