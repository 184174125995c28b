import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Configuration, Provider } from "oidc-provider";

/** A directory of an organization: a certified OpenID provider in which whoever comes is signed in at once. */
export type TestDirectory = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is signed in there, and which patient is open in the EHR. */
  who: { subject: string; patient?: string };
  /** Goes to an address as a browser does, until it is sent back to the exchange; answers that address. */
  visit(url: string): Promise<URL>;
  stop(): Promise<void>;
};

export async function startDirectory(redirectUris: string[]): Promise<TestDirectory> {
  const clientId = "crossbay";
  const clientSecret = "a-secret-of-the-directory-only-0123456789";
  const who: TestDirectory["who"] = { subject: "jo" };
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration({ clientId, clientSecret, redirectUris, who }));
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/sign-in-here/")) return void answer(request, response);
    const login = { login: { accountId: who.subject } };
    provider.interactionFinished(request, response, login, { mergeWithLastSubmission: false }).catch(() => {
      response.writeHead(500).end();
    });
  });
  return {
    issuer,
    clientId,
    clientSecret,
    who,
    visit: (url) => follow(url, issuer),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

const configuration = ({
  clientId,
  clientSecret,
  redirectUris,
  who,
}: {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  who: TestDirectory["who"];
}): Configuration => ({
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris }],
  features: { devInteractions: { enabled: false } },
  scopes: ["openid", "launch"],
  claims: { openid: ["sub", "patient"] },
  conformIdTokenClaims: false,
  jwks: { keys: [generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" })] },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  cookies: { keys: ["a key of the directory"] },
  interactions: { url: (_context, { uid }) => `/sign-in-here/${uid}` },
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: () => ({ sub, ...(who.patient ? { patient: who.patient } : {}) }),
  }),
  async loadExistingGrant(context) {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client!.clientId,
      accountId: context.oidc.session!.accountId!,
    });
    grant.addOIDCScope("openid launch");
    await grant.save();
    return grant;
  },
});

async function follow(start: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let hops = 0; hops < 10; hops += 1) {
    if (url.origin !== issuer) return url;
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    await answer.body?.cancel();
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name!, value!);
    }
    const location = answer.headers.get("location");
    if (!location) throw new Error(`The directory answered ${answer.status} at ${url.pathname}.`);
    url = new URL(location, url);
  }
  throw new Error("The directory goes round in circles.");
}
