import type { TicketType } from "@crossbay/contract";

/** What a link to the form fills in already: neither tells anything of a person. */
export interface NewRequestAddress {
  type?: TicketType;
  request?: string;
}

/** In the order in which the form offers them. */
export const typeGroups = {
  people: ["deactivation", "role-change", "email-change", "forgotten-username", "training"],
  patients: ["not-visible", "wrong-data", "wrong-patient", "alerts", "privacy"],
  portal: ["error", "pop-ups"],
  rest: ["other"],
} as const satisfies Record<string, readonly TicketType[]>;

export const isTicketType = (type: unknown): type is TicketType =>
  Object.values(typeGroups).some((types) => types.some((each) => each === type));

export function readNewRequestAddress({ type, request }: Record<string, unknown>): NewRequestAddress {
  // A number of digits alone reads as one in an address.
  const id = typeof request === "number" ? String(request) : request;
  return {
    ...(isTicketType(type) ? { type } : {}),
    ...(typeof id === "string" && id.trim() !== "" && id.length <= 100 ? { request: id.trim() } : {}),
  };
}
