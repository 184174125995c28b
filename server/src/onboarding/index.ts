/** How people come into the exchange and out again: designations, worksheets, training, the desk of its staff. */

export { contactRequestRoutes } from "./contact/contact-request-routes.ts";
export { finderRoutes } from "./contact/finder-routes.ts";
export { designationRoutes } from "./designation/designation-routes.ts";
export { letterRoutes } from "./letters/letter-routes.ts";
export { participantFileRoutes } from "./participants/import-routes.ts";
export { participantRoutes } from "./participants/participant-routes.ts";
export { plannedTrainingRoutes } from "./participants/planned-training-routes.ts";
export { deskUserRoutes } from "./people/desk-user-routes.ts";
export { runVerificationReminders } from "./people/run-verification-reminders.ts";
export { sentLetterRoutes } from "./people/sent-letter-routes.ts";
export { sharingRoutes } from "./people/sharing-routes.ts";
export { userManagementRoutes } from "./people/user-management-routes.ts";
export { runTrainingCalendar } from "./training/run-training-calendar.ts";
export { trainingRoutes } from "./training/training-routes.ts";
export { deskRoutes } from "./worksheets/desk-routes.ts";
export { managerPageRoutes } from "./worksheets/manager-page-routes.ts";
export { worksheetRoutes } from "./worksheets/worksheet-routes.ts";
