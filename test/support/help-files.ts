import type { Attachment, Problem } from "@crossbay/contract";
import type { AccountsWorld, TestBrowser } from "./accounts-world.ts";

type Sender = { browser: TestBrowser };
const at = { remoteAddress: "192.0.2.10" } as const;

/** Sends the bytes of a file as the portal does, for a request to name. */
export async function sendFile(
  { http }: Pick<AccountsWorld, "http">,
  { browser }: Sender,
  name: string,
  content: string | Buffer,
): Promise<{ status: number; body: Attachment & Problem }> {
  const answer = await http.inject({
    ...at,
    method: "POST",
    url: "/api/help/attachments",
    headers: {
      "content-type": "application/octet-stream",
      "x-crossbay-file-name": encodeURIComponent(name),
      "x-csrf-token": browser.csrfToken ?? "",
    },
    cookies: Object.fromEntries(browser.cookies),
    payload: Buffer.from(content),
  });
  return { status: answer.statusCode, body: answer.json<Attachment & Problem>() };
}

/** Saves a file of a request. */
export const fetchFile = ({ http }: Pick<AccountsWorld, "http">, { browser }: Sender, id: string) =>
  http.inject({
    ...at,
    method: "GET",
    url: `/api/help/attachments/${id}`,
    cookies: Object.fromEntries(browser.cookies),
  });
