import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readNewRequestAddress } from "../features/help/new-request-address.ts";
import { readMessageAddress } from "../features/messages/message-address.ts";
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

const threads = createRoute({
  getParentRoute: () => frame,
  path: "/messages",
  component: lazyRouteComponent(() => import("../features/messages/threads-page.tsx"), "ThreadsPage"),
});
const newMessage = createRoute({
  getParentRoute: () => frame,
  path: "/messages/new",
  validateSearch: readMessageAddress,
  component: lazyRouteComponent(() => import("../features/messages/new-message-page.tsx"), "NewMessagePage"),
});
const thread = createRoute({
  getParentRoute: () => frame,
  path: "/messages/$threadId",
  component: lazyRouteComponent(() => import("../features/messages/thread-page.tsx"), "ThreadPage"),
});

/** What everybody who is signed in may ask the exchange and write to others, and read of it. */
export const helpRoutes = [requests, newRequest, request, threads, newMessage, thread] as const;
