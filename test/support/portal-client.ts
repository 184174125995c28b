import assert from "node:assert/strict";
import type {
  Chart,
  CodeSent,
  ConsentPage,
  PersonSearch,
  PersonSearchResult,
  Problem,
  RecordConsentRequest,
  ResultTrend,
  Session,
} from "@crossbay/contract";
import { demoPassword } from "@crossbay/demo";
import { plainDateAt } from "../../server/src/platform/plain-date.ts";
import type { TestExchange } from "./exchange.ts";

/** An answer of the API: its status, and its body as the caller expects it. */
export type Answer<Body> = { status: number; body: Body; headers: Headers };

/** A browser without pages: keeps the cookie, sends the CSRF token, speaks the API. */
export class PortalClient {
  readonly #exchange: TestExchange;
  readonly #cookies = new Map<string, string>();
  #csrfToken: string | undefined;

  constructor(exchange: TestExchange) {
    this.#exchange = exchange;
  }

  /** Signs a demo account in with password and the code of the outbox, and states the purpose of treatment. */
  static async signedIn(exchange: TestExchange, username: string): Promise<PortalClient> {
    const client = new PortalClient(exchange);
    const sent = await client.post<CodeSent>("/api/sign-in", { username, password: demoPassword });
    assert.equal(sent.status, 202, JSON.stringify(sent.body));
    const code = await client.newestCode();
    const session = await client.post<Session>("/api/sign-in/code", { signInId: sent.body.signInId, code });
    assert.equal(session.body.state, "active", JSON.stringify(session.body));
    const purpose = await client.post<Session>("/api/session/purpose", { purpose: "treatment" });
    assert.ok([200, 403].includes(purpose.status));
    return client;
  }

  /** The newest security code on the outbox page; codes are handed over in the background, so it may take a moment. */
  async newestCode(): Promise<string> {
    const answer = await this.get<{ sms: { text: string }[] }>("/dev/outbox");
    const code = answer.body.sms[0]?.text.match(/\b\d{8}\b/)?.[0];
    assert.ok(code, "no code in the outbox");
    return code;
  }

  search(terms: PersonSearch): Promise<Answer<PersonSearchResult>> {
    return this.post("/api/persons/search", terms);
  }

  /** The only hit of a search. */
  async find(terms: PersonSearch): Promise<PersonSearchResult["hits"][number]> {
    const { status, body } = await this.search(terms);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.hits.length, 1, `${JSON.stringify(terms)} found ${body.hits.length}`);
    return body.hits[0]!;
  }

  /** Opens the chart, the redisclosure warning read. */
  async chart(personId: string): Promise<Answer<Chart>> {
    await this.post(`/api/persons/${personId}/redisclosure`, {});
    return this.get(`/api/persons/${personId}/chart`);
  }

  refusedChart(personId: string): Promise<Answer<Problem>> {
    return this.get(`/api/persons/${personId}/chart`);
  }

  results(personId: string, seriesId: string): Promise<Answer<ResultTrend>> {
    return this.get(`/api/persons/${personId}/results/${seriesId}`);
  }

  consent(personId: string): Promise<Answer<ConsentPage>> {
    return this.get(`/api/persons/${personId}/consent`);
  }

  /** Records a decision on the participant's own form, signed today by the patient. */
  async recordConsent(personId: string, value: RecordConsentRequest["value"]): Promise<Answer<ConsentPage>> {
    const page = await this.consent(personId);
    assert.equal(page.status, 200, JSON.stringify(page.body));
    const { form } = page.body.consent;
    return this.post(`/api/persons/${personId}/consent`, {
      value,
      formId: form.id,
      formVersion: form.version,
      language: form.language,
      // Of the participant, whose evening is the next day elsewhere.
      signedOn: plainDateAt(new Date(), "America/New_York"),
      signerName: `${page.body.banner.given} ${page.body.banner.family}`,
      signerRelation: "self",
      evidence: "paper-on-file",
    });
  }

  /** As a page of another site would, which has the cookie at most. */
  forgetCsrfToken(): void {
    this.#csrfToken = undefined;
  }

  /** Where an address sends the browser to. */
  async redirected(path: string): Promise<string> {
    const { status, headers } = await this.get(path);
    assert.equal(status, 303);
    return headers.get("location")!;
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.#call<Body>("GET", path);
  }

  post<Body>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.#call<Body>("POST", path, body);
  }

  async #call<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const headers: Record<string, string> = { accept: "application/json" };
    if (body !== undefined) headers["content-type"] = "application/json";
    headers.cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (this.#csrfToken) headers["x-csrf-token"] = this.#csrfToken;
    const answer = await fetch(`${this.#exchange.base}${path}`, {
      method,
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (value) this.#cookies.set(name!, value);
      else this.#cookies.delete(name!);
    }
    const text = await answer.text();
    const parsed = text === "" ? undefined : JSON.parse(text);
    if (typeof parsed?.csrfToken === "string") this.#csrfToken = parsed.csrfToken;
    return { status: answer.status, body: parsed as Body, headers: answer.headers };
  }
}
