import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readNewRequestAddress } from "../features/help/new-request-address.ts";
import { frame } from "./root-routes.tsx";

const requests = createRoute({
  getParentRoute: () => frame,
  path: "/help",
  component: lazyRouteComponent(() => import("../features/help/requests-page.tsx"), "RequestsPage"),
});
const newRequest = createRoute({
  getParentRoute: () => frame,
  path: "/help/new",
  validateSearch: readNewRequestAddress,
  component: lazyRouteComponent(() => import("../features/help/new-request-page.tsx"), "NewRequestPage"),
});
const request = createRoute({
  getParentRoute: () => frame,
  path: "/help/$ticketId",
  component: lazyRouteComponent(() => import("../features/help/request-page.tsx"), "RequestPage"),
});

/** What everybody who is signed in may ask the exchange, and read of it. */
export const helpRoutes = [requests, newRequest, request] as const;
