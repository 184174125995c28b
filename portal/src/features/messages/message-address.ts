/** What a link to the form may say: the request about which is asked. */
export interface MessageAddress {
  ticket?: string;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const readMessageAddress = ({ ticket }: Record<string, unknown>): MessageAddress =>
  typeof ticket === "string" && uuid.test(ticket) ? { ticket } : {};
