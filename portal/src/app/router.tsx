import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { BreakTheGlassPage } from "../features/break-the-glass/break-the-glass-page.tsx";
import { ChartSummaryPage } from "../features/chart/chart-summary-page.tsx";
import { EncountersPage } from "../features/chart/encounters-page.tsx";
import { ResultsPage } from "../features/chart/results-page.tsx";
import { ConsentTab } from "../features/consent/consent-tab.tsx";
import { readQuarantineAddress } from "../features/quarantine/quarantine-address.ts";
import { ResultWindowPage } from "../features/results/result-window-page.tsx";
import { SearchPage } from "../features/search/search-page.tsx";
import { ForgottenPage } from "../features/sign-in/forgotten-page.tsx";
import { SetPasswordPage } from "../features/sign-in/set-password-page.tsx";
import { readSignInAddress } from "../features/sign-in/sign-in-address.ts";
import { SignInPage } from "../features/sign-in/sign-in-page.tsx";
import { TemporaryPasswordPage } from "../features/sign-in/temporary-password-page.tsx";
import { readProgressAddress } from "../features/trainer/progress-address.ts";
import { noteNavigation } from "../ui/page/navigation.ts";
import { CrashedPage } from "./crashed-page.tsx";
import { helpRoutes } from "./help-routes.tsx";
import { PersonFrame } from "./person-frame.tsx";
import { privacyRoutes } from "./privacy-routes.tsx";
import { PublicPages } from "./public-pages.tsx";
import { frame, root } from "./root-routes.tsx";
import { staffRoutes } from "./staff-routes.tsx";
import { StartPage } from "./start-page.tsx";
import { supportRoutes } from "./support-routes.tsx";
import { TrainingFrame } from "./training-frame.tsx";
import { WithHelp } from "./with-help.tsx";

const entry = createRoute({ getParentRoute: () => root, id: "entry", component: PublicPages });
const signIn = createRoute({
  getParentRoute: () => entry,
  path: "/sign-in",
  validateSearch: readSignInAddress,
  component: SignInPage,
});
const temporary = createRoute({
  getParentRoute: () => entry,
  path: "/sign-in/temporary-password",
  component: TemporaryPasswordPage,
});
const forgotten = createRoute({ getParentRoute: () => entry, path: "/sign-in/forgotten", component: ForgottenPage });
const setPassword = createRoute({ getParentRoute: () => entry, path: "/set-password", component: SetPasswordPage });

const start = createRoute({ getParentRoute: () => frame, path: "/", component: StartPage });
const search = createRoute({ getParentRoute: () => frame, path: "/search", component: SearchPage });
const account = createRoute({
  getParentRoute: () => frame,
  path: "/account",
  component: lazyRouteComponent(() => import("../features/account/account-page.tsx"), "AccountPage"),
});

// Open with a personal training link too, so they choose their frame themselves.
const learning = createRoute({ getParentRoute: () => root, id: "learning", component: TrainingFrame });
const training = createRoute({
  getParentRoute: () => learning,
  path: "/training",
  component: lazyRouteComponent(() => import("../features/training/training-page.tsx"), "TrainingPage"),
});
const course = createRoute({
  getParentRoute: () => learning,
  path: "/training/$courseId",
  component: lazyRouteComponent(() => import("../features/training/course-page.tsx"), "CoursePage"),
});

// User managers only, beside the guide.
const guide = createRoute({
  getParentRoute: () => learning,
  path: "/aum",
  component: lazyRouteComponent(() => import("../features/user-management/guide/guide-page.tsx"), "GuidePage"),
});
const titleGuidance = createRoute({
  getParentRoute: () => frame,
  path: "/aum/titles",
  component: lazyRouteComponent(() => import("../features/user-management/guide/guidance-page.tsx"), "GuidancePage"),
});
const worksheet = createRoute({
  getParentRoute: () => frame,
  path: "/aum/worksheet",
  component: lazyRouteComponent(
    () => import("../features/user-management/worksheet/worksheet-page.tsx"),
    "WorksheetPage",
  ),
});
const sentWorksheet = createRoute({
  getParentRoute: () => frame,
  path: "/aum/worksheets/$worksheetId",
  component: lazyRouteComponent(
    () => import("../features/user-management/worksheet/sent-worksheet-page.tsx"),
    "SentWorksheetPage",
  ),
});
const users = createRoute({
  getParentRoute: () => frame,
  path: "/aum/users",
  component: lazyRouteComponent(() => import("../features/user-management/users/users-page.tsx"), "UsersPage"),
});
const verification = createRoute({
  getParentRoute: () => frame,
  path: "/aum/verification",
  component: lazyRouteComponent(
    () => import("../features/user-management/users/verification-page.tsx"),
    "VerificationPage",
  ),
});

// Trainers only.
const trainerCourses = createRoute({
  getParentRoute: () => frame,
  path: "/trainer",
  component: lazyRouteComponent(() => import("../features/trainer/courses-page.tsx"), "CoursesPage"),
});
const trainerCourse = createRoute({
  getParentRoute: () => frame,
  path: "/trainer/courses/$courseId",
  component: lazyRouteComponent(() => import("../features/trainer/edit-course-page.tsx"), "EditCoursePage"),
});
const trainerProgress = createRoute({
  getParentRoute: () => frame,
  path: "/trainer/progress",
  validateSearch: readProgressAddress,
  component: lazyRouteComponent(() => import("../features/trainer/progress-page.tsx"), "ProgressPage"),
});

// Clinicians never open these, so their code comes when an engineer does.
const feeds = createRoute({
  getParentRoute: () => frame,
  path: "/feeds",
  component: lazyRouteComponent(() => import("../features/feeds/feeds-page.tsx"), "FeedsPage"),
});
const strangers = createRoute({
  getParentRoute: () => frame,
  path: "/feeds/strangers",
  component: lazyRouteComponent(() => import("../features/feeds/strangers-page.tsx"), "StrangersPage"),
});
const quarantine = createRoute({
  getParentRoute: () => frame,
  path: "/quarantine",
  validateSearch: readQuarantineAddress,
  component: lazyRouteComponent(() => import("../features/quarantine/quarantine-page.tsx"), "QuarantinePage"),
});
const quarantined = createRoute({
  getParentRoute: () => frame,
  path: "/quarantine/$messageId",
  component: lazyRouteComponent(() => import("../features/quarantine/quarantined-page.tsx"), "QuarantinedPage"),
});
const tryMessage = createRoute({
  getParentRoute: () => frame,
  path: "/try-message",
  component: lazyRouteComponent(() => import("../features/try-message/try-message-page.tsx"), "TryMessagePage"),
});

// What is due today, and what came by name: clinicians and registrars.
const arrivals = createRoute({
  getParentRoute: () => frame,
  path: "/arrivals",
  component: lazyRouteComponent(() => import("../features/arrivals/arrivals-page.tsx"), "ArrivalsPage"),
});
const deliveries = createRoute({
  getParentRoute: () => frame,
  path: "/deliveries",
  component: lazyRouteComponent(() => import("../features/deliveries/deliveries-page.tsx"), "DeliveriesPage"),
});
const delivery = createRoute({
  getParentRoute: () => frame,
  path: "/deliveries/$deliveryId",
  component: lazyRouteComponent(() => import("../features/deliveries/delivery-page.tsx"), "DeliveryPage"),
});

const person = createRoute({ getParentRoute: () => frame, path: "/persons/$personId", component: PersonFrame });
const summary = createRoute({ getParentRoute: () => person, path: "/", component: ChartSummaryPage });
const results = createRoute({ getParentRoute: () => person, path: "/results", component: ResultsPage });
const encounters = createRoute({ getParentRoute: () => person, path: "/encounters", component: EncountersPage });
const consent = createRoute({ getParentRoute: () => person, path: "/consent", component: ConsentTab });

const breakTheGlass = createRoute({
  getParentRoute: () => person,
  path: "/break-the-glass",
  component: BreakTheGlassPage,
});
// In a patient's hands: outside of the frame, so that nothing leads from it into the session.
const signing = createRoute({
  getParentRoute: () => root,
  path: "/persons/$personId/sign/$formId",
  component: lazyRouteComponent(() => import("../features/consent/signing/signing-page.tsx"), "SigningPage"),
});

const resultWindow = createRoute({
  getParentRoute: () => root,
  path: "/persons/$personId/results/$seriesId",
  component: ResultWindowPage,
});

const routeTree = root.addChildren([
  entry.addChildren([signIn, temporary, forgotten, setPassword]),
  frame.addChildren([
    start,
    search,
    arrivals,
    deliveries,
    delivery,
    feeds,
    strangers,
    quarantine,
    quarantined,
    tryMessage,
    account,
    titleGuidance,
    worksheet,
    sentWorksheet,
    users,
    verification,
    trainerCourses,
    trainerCourse,
    trainerProgress,
    ...helpRoutes,
    ...staffRoutes,
    ...privacyRoutes,
    ...supportRoutes,
    person.addChildren([summary, results, encounters, consent, breakTheGlass]),
  ]),
  learning.addChildren([training, course, guide]),
  resultWindow,
  signing,
]);

export const router = createRouter({
  routeTree,
  scrollRestoration: true,
  defaultErrorComponent: CrashedPage,
  InnerWrap: WithHelp,
});

router.subscribe("onBeforeNavigate", ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation) noteNavigation();
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
