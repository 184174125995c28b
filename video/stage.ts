import type { Browser, Locator, Page } from "playwright-core";
import { startTestExchange, type TestExchange } from "../test/support/exchange.ts";
import { type Caption, readingSeconds } from "./captions.ts";
import type { Screencast } from "./screencast.ts";

/** Where the video is played: a demo exchange, a browser that is filmed, a pointer that can be seen. */
export class Stage {
  readonly exchange: TestExchange;
  readonly captions: Caption[] = [];
  readonly #browser: Browser;
  readonly #screencast: Screencast;
  /** Nobody reads: to try out the scenes. */
  readonly #hurried = process.argv.includes("--hurry");
  #page: Page | undefined;

  constructor(exchange: TestExchange, browser: Browser, screencast: Screencast) {
    this.exchange = exchange;
    this.#browser = browser;
    this.#screencast = screencast;
  }

  get page(): Page {
    if (!this.#page) throw new Error("Nobody has entered the stage.");
    return this.#page;
  }

  /** Says a sentence while something happens; goes on when both are over. */
  async say(text: string, doing: () => Promise<void> = async () => {}): Promise<void> {
    const fromSeconds = this.#screencast.seconds;
    const read = pause(this.#hurried ? 200 : readingSeconds(text) * 1000);
    await doing();
    await read;
    this.captions.push({ fromSeconds, toSeconds: this.#screencast.seconds, text });
  }

  /** A new person comes to the browser. */
  async enter(): Promise<Page> {
    const old = this.#page;
    const context = await this.#browser.newContext({
      baseURL: this.exchange.base,
      viewport: { width: 1280, height: 720 },
      colorScheme: "light",
      reducedMotion: "reduce",
      locale: "en-US",
      timezoneId: "America/New_York",
    });
    context.setDefaultTimeout(20_000);
    this.#page = await context.newPage();
    await this.#screencast.film(this.#page);
    await old?.context().close();
    return this.#page;
  }

  /** What is seen now is the video's first picture. */
  async begin(): Promise<void> {
    await pause(1000);
    this.#screencast.beginNow();
  }

  /** Types like a person. */
  async type(field: Locator, text: string): Promise<void> {
    await this.pointAt(field);
    await field.click();
    await field.fill("");
    await field.pressSequentially(text, { delay: 45 });
  }

  async click(target: Locator): Promise<void> {
    await this.pointAt(target);
    await pause(500);
    await target.click();
    await pause(400);
  }

  /** Moves a ring to where the next thing happens. */
  async pointAt(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) return;
    await this.page.evaluate(
      ({ x, y }) => {
        const id = "stage-pointer";
        const pointer = document.getElementById(id) ?? document.body.appendChild(document.createElement("div"));
        pointer.id = id;
        pointer.setAttribute(
          "style",
          `position:fixed;z-index:99999;pointer-events:none;width:28px;height:28px;margin:-14px;border-radius:50%;border:3px solid #d9480f;background:rgba(217,72,15,.18);left:${x}px;top:${y}px`,
        );
      },
      { x: box.x + Math.min(box.width / 2, 160), y: box.y + box.height / 2 },
    );
    await pause(350);
  }

  /** A plain card with a few words, between two scenes. */
  async card(title: string, lines: readonly string[]): Promise<void> {
    const page = this.#page ?? (await this.enter());
    await page.goto("about:blank");
    await page.setContent(
      `<html lang="en"><body style="margin:0;height:720px;display:grid;place-content:center;gap:20px;padding:0 160px;background:#0b3a55;color:#fff;font:28px/1.45 'Source Sans 3',system-ui,sans-serif"><h1 style="font-size:48px;margin:0">${title}</h1>${lines
        .map((line) => `<p style="margin:0">${line}</p>`)
        .join("")}</body></html>`,
    );
  }

  /** Signs somebody of the demo region in, at the speed of a practised hand. */
  async signIn(username: string, password: string): Promise<Page> {
    const page = await this.enter();
    await page.goto("/sign-in");
    await page.getByLabel("Username").fill(username);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const asked = page.getByRole("heading", { level: 1, name: "Enter the security code" });
    await asked.waitFor();
    await this.enterNewestCode();
    await asked.waitFor({ state: "detached" });
    return page;
  }

  /** Types the code that was sent last. */
  async enterNewestCode(): Promise<void> {
    const code = this.exchange.house.outbox?.sms[0]?.text.match(/^\d{8}\b/)?.[0];
    if (!code) throw new Error("No code was sent.");
    await this.page.getByLabel("Digit 1 of 8").click();
    await this.page.keyboard.type(code, { delay: 120 });
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const startStageExchange = (): Promise<TestExchange> => startTestExchange({ people: 20 });
