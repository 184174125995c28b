import type { Browser, Page } from "playwright-core";
import type { TestExchange } from "../../support/exchange.ts";
import { newPage } from "./browser.ts";
import { linkIn, mailTo, newestCode, wordIn } from "./mail-to.ts";

export type Newcomer = {
  given: string;
  family: string;
  email: string;
  /** E.164 */
  mobile: string;
  /** Which the person will choose. */
  password: string;
};

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

/** Opens the link of a mail in a browser of its own, as the person to whom it went. */
export async function openMail(
  browser: Browser,
  exchange: TestExchange,
  { email }: Newcomer,
  subject: string,
): Promise<Page> {
  const mail = await mailTo(exchange, email, subject);
  const page = await newPage(browser, { baseUrl: exchange.base });
  await page.goto(linkIn(mail));
  return page;
}

/** The first time: temporary password of the mail, code to prove the mobile number, a password of one's own, and in with it. */
export async function signInFirst(
  browser: Browser,
  exchange: TestExchange,
  person: Newcomer,
  look: (page: Page, name: string) => Promise<void> = async () => {},
): Promise<Page> {
  const mail = await mailTo(exchange, person.email, "your username and temporary password");
  const username = wordIn(mail, "Username");
  const page = await openMail(browser, exchange, person, "your username and temporary password");
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Temporary password", { exact: true }).fill(wordIn(mail, "Temporary password"));
  await look(page, "temporary-password");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Entering it proves that this mobile number is yours").waitFor();
  await typeCode(page, exchange, person);

  await heading(page, "Choose your password");
  await page.getByLabel("New password", { exact: true }).fill(person.password);
  await page.getByLabel("New password again").fill(person.password);
  await look(page, "own-password");
  await page.getByRole("button", { name: "Set password" }).click();

  await page.getByText("Your password is set. Sign in with it.").waitFor();
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await heading(page, "Enter the security code");
  await typeCode(page, exchange, person);
  return page;
}

async function typeCode(page: Page, exchange: TestExchange, { mobile }: Newcomer): Promise<void> {
  await page.getByLabel("Digit 1 of 8").click();
  await page.keyboard.type(newestCode(exchange, mobile));
}
