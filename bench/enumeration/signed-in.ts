import type { CodeSent, Session } from "@crossbay/contract";

/** Signs somebody in as a browser would, and gives the cookie that says so. */
export async function signIn(base: string, username: string, password: string): Promise<string> {
  const cookies = new Map<string, string>();
  let csrfToken = "";
  const ask = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: {
        accept: "application/json",
        cookie: cookieOf(cookies),
        ...(body ? { "content-type": "application/json" } : {}),
        ...(csrfToken ? { "x-csrf-token": csrfToken } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return (await answer.json()) as Body;
  };
  const { signInId } = await ask<CodeSent>("POST", "/api/sign-in", { username, password });
  const code = await untilCode(() => ask<{ sms: { text: string }[] }>("GET", "/dev/outbox"));
  const session = await ask<Session>("POST", "/api/sign-in/code", { signInId, code });
  csrfToken = session.csrfToken ?? "";
  await ask("POST", "/api/session/purpose", { purpose: "treatment" });
  return cookieOf(cookies);
}

/** Codes are handed over behind the answer. */
async function untilCode(look: () => Promise<{ sms: { text: string }[] }>): Promise<string> {
  for (;;) {
    const code = (await look()).sms[0]?.text.match(/\b\d{8}\b/)?.[0];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const cookieOf = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
