/** How people come into the exchange and out again: designations, worksheets, training, the desk of its staff. */

export { contactRequestRoutes } from "./contact/contact-request-routes.ts";
export { finderRoutes } from "./contact/finder-routes.ts";
export { designationForm } from "./designation/designation-form.ts";
export { designationRoutes } from "./designation/designation-routes.ts";
export { recordDesignation } from "./designation/record-designation.ts";
export { letterRoutes } from "./letters/letter-routes.ts";
export { participantFileRoutes } from "./participants/import-routes.ts";
export { participantRoutes } from "./participants/participant-routes.ts";
export { plannedTrainingRoutes } from "./participants/planned-training-routes.ts";
export { giveTitle } from "./people/change-role.ts";
export { deskUserRoutes } from "./people/desk-user-routes.ts";
export { runVerificationReminders } from "./people/run-verification-reminders.ts";
export { sentLetterRoutes } from "./people/sent-letter-routes.ts";
export { sharingRoutes } from "./people/sharing-routes.ts";
export { userManagementRoutes } from "./people/user-management-routes.ts";
export { noteManagerTraining } from "./training/note-manager-training.ts";
export { runTrainingCalendar } from "./training/run-training-calendar.ts";
export { startTraining } from "./training/start-training.ts";
export { trainingRoutes } from "./training/training-routes.ts";
export { deskRoutes } from "./worksheets/desk-routes.ts";
export { managerPageRoutes } from "./worksheets/manager-page-routes.ts";
export { submitWorksheet } from "./worksheets/submit-worksheet.ts";
export { worksheetAttestation } from "./worksheets/worksheet-attestation.ts";
export { worksheetRoutes } from "./worksheets/worksheet-routes.ts";
