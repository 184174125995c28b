/** The refusal that is explained, in the address: the number of a request tells nothing of a person. */
export interface ExplainAddress {
  request?: string;
}

export function readExplainAddress({ request }: Record<string, unknown>): ExplainAddress {
  // A number of digits alone reads as one in an address.
  const id = typeof request === "number" ? String(request) : request;
  return typeof id === "string" && id.trim() !== "" && id.length <= 100 ? { request: id.trim() } : {};
}
