/** What leaves for a named recipient: results, copies, referrals and discharges, one to one. */
export { deliverChanges } from "./results-delivery/deliver-changes.ts";
export { deliveryRoutes } from "./results-delivery/delivery-routes.ts";
export { tellRecipients } from "./results-delivery/tell-recipients.ts";
