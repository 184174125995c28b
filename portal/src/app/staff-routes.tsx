import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frame } from "./root-routes.tsx";

// Relationship managers.
const desk = createRoute({
  getParentRoute: () => frame,
  path: "/desk",
  component: lazyRouteComponent(() => import("../features/desk/desk-page.tsx"), "DeskPage"),
});
const deskWorksheet = createRoute({
  getParentRoute: () => frame,
  path: "/desk/worksheets/$worksheetId",
  component: lazyRouteComponent(() => import("../features/desk/worksheet-page.tsx"), "WorksheetPage"),
});
const lookUp = createRoute({
  getParentRoute: () => frame,
  path: "/desk/users",
  component: lazyRouteComponent(() => import("../features/desk/users-page.tsx"), "UsersPage"),
});
const callers = createRoute({
  getParentRoute: () => frame,
  path: "/desk/callers",
  component: lazyRouteComponent(() => import("../features/desk/callers-page.tsx"), "CallersPage"),
});
const lostLetters = createRoute({
  getParentRoute: () => frame,
  path: "/desk/letters",
  component: lazyRouteComponent(() => import("../features/desk/lost-letters-page.tsx"), "LostLettersPage"),
});
const contactRequests = createRoute({
  getParentRoute: () => frame,
  path: "/desk/contact-requests",
  component: lazyRouteComponent(() => import("../features/desk/contact-requests-page.tsx"), "ContactRequestsPage"),
});

// Relationship managers and administrators.
const participants = createRoute({
  getParentRoute: () => frame,
  path: "/desk/participants",
  component: lazyRouteComponent(() => import("../features/participants/participants-page.tsx"), "ParticipantsPage"),
});
const participant = createRoute({
  getParentRoute: () => frame,
  path: "/desk/participants/$participantId",
  component: lazyRouteComponent(() => import("../features/participants/participant-page.tsx"), "ParticipantPage"),
});
const designate = createRoute({
  getParentRoute: () => frame,
  path: "/desk/participants/$participantId/designate",
  component: lazyRouteComponent(() => import("../features/participants/designate-page.tsx"), "DesignatePage"),
});

// Administrators.
const newParticipant = createRoute({
  getParentRoute: () => frame,
  path: "/admin/participants/new",
  component: lazyRouteComponent(
    () => import("../features/participants/participant-form-page.tsx"),
    "NewParticipantPage",
  ),
});
const importParticipants = createRoute({
  getParentRoute: () => frame,
  path: "/admin/participants/import",
  component: lazyRouteComponent(() => import("../features/participants/import-page.tsx"), "ImportPage"),
});
const editParticipant = createRoute({
  getParentRoute: () => frame,
  path: "/admin/participants/$participantId",
  component: lazyRouteComponent(
    () => import("../features/participants/participant-form-page.tsx"),
    "EditParticipantPage",
  ),
});
const letters = createRoute({
  getParentRoute: () => frame,
  path: "/admin/letters",
  component: lazyRouteComponent(() => import("../features/letters/letters-page.tsx"), "LettersPage"),
});
const letter = createRoute({
  getParentRoute: () => frame,
  path: "/admin/letters/$letterId",
  component: lazyRouteComponent(() => import("../features/letters/letter-page.tsx"), "LetterPage"),
});

// Privacy auditors.
const sharing = createRoute({
  getParentRoute: () => frame,
  path: "/accounts/sharing",
  component: lazyRouteComponent(() => import("../features/sharing/sharing-page.tsx"), "SharingPage"),
});

/** Pages of the exchange's own staff: their code comes when one of them does. */
export const staffRoutes = [
  desk,
  deskWorksheet,
  lookUp,
  callers,
  lostLetters,
  contactRequests,
  participants,
  participant,
  designate,
  newParticipant,
  importParticipants,
  editParticipant,
  letters,
  letter,
  sharing,
] as const;
