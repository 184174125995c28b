import type { RequestLanguage } from "./request-rules.ts";

/** Where the public page for patients stands. */
export const patientPaths = { en: "/patients", es: "/pacientes" } as const satisfies Record<RequestLanguage, string>;

/** Where the link of a mail leads; also what its secret token is for, so that it opens nothing else. */
export const deliveryPaths = {
  en: "/patients/deliveries",
  es: "/pacientes/entregas",
} as const satisfies Record<RequestLanguage, string>;
