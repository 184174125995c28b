import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readExplainAddress } from "../features/refusals/explain-address.ts";
import { frame } from "./root-routes.tsx";

// Privacy officers and privacy auditors.
const overview = createRoute({
  getParentRoute: () => frame,
  path: "/privacy",
  component: lazyRouteComponent(() => import("../features/privacy/overview-page.tsx"), "OverviewPage"),
});
const report = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/report",
  component: lazyRouteComponent(() => import("../features/privacy/report/report-page.tsx"), "ReportPage"),
});
const flags = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/flags",
  component: lazyRouteComponent(() => import("../features/privacy/flags/flags-page.tsx"), "FlagsPage"),
});
const watched = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/watched",
  component: lazyRouteComponent(() => import("../features/privacy/flags/watched-page.tsx"), "WatchedPage"),
});
const glass = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/broken-glass",
  component: lazyRouteComponent(() => import("../features/privacy/glass/glass-page.tsx"), "GlassPage"),
});
const samples = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/samples",
  component: lazyRouteComponent(() => import("../features/privacy/samples/samples-page.tsx"), "SamplesPage"),
});
const sample = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/samples/$sampleId",
  component: lazyRouteComponent(() => import("../features/privacy/samples/sample-page.tsx"), "SamplePage"),
});
const breaches = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/breaches",
  component: lazyRouteComponent(() => import("../features/privacy/breaches/breaches-page.tsx"), "BreachesPage"),
});
const reportBreach = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/breaches/new",
  component: lazyRouteComponent(
    () => import("../features/privacy/breaches/report-breach-page.tsx"),
    "ReportBreachPage",
  ),
});
const breach = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/breaches/$caseId",
  component: lazyRouteComponent(() => import("../features/privacy/breaches/breach-page.tsx"), "BreachPage"),
});

// Privacy auditors.
const requests = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/requests",
  component: lazyRouteComponent(() => import("../features/patient-requests/requests-page.tsx"), "RequestsPage"),
});
const takeRequest = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/requests/new",
  component: lazyRouteComponent(() => import("../features/patient-requests/take-request-page.tsx"), "TakeRequestPage"),
});
const request = createRoute({
  getParentRoute: () => frame,
  path: "/privacy/requests/$requestId",
  component: lazyRouteComponent(() => import("../features/patient-requests/request-page.tsx"), "RequestPage"),
});

// Everybody of the staff whom a reader may call.
const explain = createRoute({
  getParentRoute: () => frame,
  path: "/explain",
  validateSearch: readExplainAddress,
  component: lazyRouteComponent(() => import("../features/refusals/explain-page.tsx"), "ExplainPage"),
});

/** Pages of those who look after privacy: their code comes when one of them does. */
export const privacyRoutes = [
  overview,
  report,
  flags,
  watched,
  glass,
  samples,
  sample,
  breaches,
  reportBreach,
  breach,
  requests,
  takeRequest,
  request,
  explain,
] as const;
