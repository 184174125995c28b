/** Who looked at whom, what of it is unusual, and what patients are told of it. */
export { auditEventRoutes } from "./audit-events/audit-event-routes.ts";
export { breachRoutes } from "./breaches/breach-routes.ts";
export { flagRoutes } from "./flags/flag-routes.ts";
export { runAccessFlags } from "./flags/run-access-flags.ts";
export { glassReviewRoutes } from "./glass-review/glass-routes.ts";
export { patientDeliveryRoutes } from "./patients/delivery-routes.ts";
export { patientsPageRoutes } from "./patients/patients-routes.ts";
export { patientRequestRoutes } from "./patients/request-routes.ts";
export { runRequestReminders } from "./patients/run-request-reminders.ts";
export { runPrivacyReminders } from "./reminders/run-privacy-reminders.ts";
export { reportRoutes } from "./reports/report-routes.ts";
export { sampleRoutes } from "./samples/sample-routes.ts";
export { figuresRoutes } from "./totals/figures-routes.ts";
export { runMonthlyTotals } from "./totals/run-monthly-totals.ts";
