/** Help: the help centre, requests and who answers them, secure messages, encrypted mail, status. */

export { helpCentreRoutes } from "./faq/faq-routes.ts";
export { frontRoutes } from "./front/front-routes.ts";
