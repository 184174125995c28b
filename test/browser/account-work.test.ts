import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { Page } from "playwright-core";
import { newPage } from "./support/browser.ts";
import { recoveryCodes } from "./support/canned/account.ts";
import { rosa, signedOut } from "./support/canned/sessions.ts";
import { appCode, code, codeSent } from "./support/fake-account-api.ts";
import { plugInKey } from "./support/plug-in-key.ts";
import { startPortal } from "./support/portal.ts";

const { browser, exchange } = await startPortal(signedOut);
let page: Page | undefined;

afterEach(() => page?.context().close());

const password = "harbor lights at nine";
const heading = (name: string) => page!.getByRole("heading", { level: 1, name }).waitFor();
const press = (name: string) => page!.getByRole("button", { name, exact: true }).click();
const inDialog = (name: string) => page!.getByRole("dialog").getByRole("button", { name, exact: true }).click();
const asked = (what: string) => exchange.world.asked.includes(what);

/** Passkeys want a name for an address, so the page is opened by one. */
async function open(path: string): Promise<Page> {
  page = await newPage(browser, { baseUrl: exchange.url.replace("127.0.0.1", "localhost") });
  await page.goto(path);
  return page;
}

async function passwordStep(...methods: typeof exchange.world.account.methods): Promise<Page> {
  exchange.renew(signedOut);
  exchange.world.account.methods = methods;
  const opened = await open("/sign-in");
  await opened.getByLabel("Username").fill("rdelgado");
  await opened.getByLabel("Password", { exact: true }).fill(password);
  await opened.keyboard.press("Enter");
  return opened;
}

async function account(): Promise<Page> {
  exchange.renew(rosa);
  const opened = await open("/account");
  await heading("Your account");
  await opened.getByText("Ways to sign in").waitFor();
  return opened;
}

async function addPasskey(opened: Page): Promise<void> {
  await press("Add a passkey");
  await opened.getByLabel("Name of the passkey").fill("Test key");
  await opened.getByLabel("Your password").fill(password);
  await inDialog("Add the passkey");
  await opened.getByText("The passkey is added.").waitFor();
}

test("a code of the authenticator app signs in, and sends itself when its last digit is typed", async () => {
  const opened = await passwordStep("authenticator-app", "sms");
  await heading("Enter the code of your app");
  await opened.keyboard.type("000000");
  await opened.getByText("The second factor is not right").waitFor();
  await opened.keyboard.type(appCode);
  await heading("State your purpose");
  assert.ok(asked("POST /api/sign-in/authenticator-code"));
});

test("somebody without the phone signs in with a recovery code, by keyboard alone", async () => {
  const opened = await passwordStep("sms", "recovery-code");
  await heading("Enter the security code");
  await opened.getByRole("button", { name: "Use a recovery code" }).focus();
  await opened.keyboard.press("Enter");
  await heading("Enter a recovery code");
  await opened.keyboard.press("Enter");
  await opened.getByText("Enter a whole recovery code").first().waitFor();
  await opened.getByLabel("Recovery code").focus();
  await opened.keyboard.type(recoveryCodes[0]!);
  await opened.keyboard.press("Enter");
  await heading("State your purpose");
});

test("a text message can be had in place of the app, and only then is it sent", async () => {
  const opened = await passwordStep("authenticator-app", "sms");
  await heading("Enter the code of your app");
  assert.ok(!asked("POST /api/sign-in/resend"));
  await press("Send an SMS instead");
  await heading("Enter the security code");
  assert.ok(asked("POST /api/sign-in/resend"));
  await opened.getByLabel("Digit 1 of 8").focus();
  await opened.keyboard.type(code);
  await heading("State your purpose");
});

test("a passkey is made, signs in and unlocks, and a browser that stops it is no failure", async () => {
  let opened = await account();
  await plugInKey(opened);
  await addPasskey(opened);
  await opened.getByText("Test key").waitFor();
  assert.ok((exchange.world.account.passkeyAnswer as { rawId: string }).rawId);

  exchange.world.session = { ...rosa, state: "locked" };
  await opened.reload();
  await heading("Session locked");
  await press("Use a passkey instead");
  await heading("Your account");
  const { response } = exchange.world.account.passkeyAnswer as { response: { signature: string } };
  assert.ok(response.signature);
  await opened.context().close();

  opened = await passwordStep("passkey", "sms");
  await heading("Use your passkey");
  await plugInKey(opened);
  await opened.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new DOMException("", "NotAllowedError"));
  });
  await press("Use your passkey");
  await opened.getByText("No passkey was used.").waitFor();
  assert.ok(!asked("POST /api/sign-in/passkey/finish"));
});

test("a locked screen offers a passkey only to those who have one", async () => {
  const opened = await account();
  const { hasPasskey: _, ...without } = rosa;
  exchange.world.session = { ...without, state: "locked" };
  await opened.reload();
  await heading("Session locked");
  assert.equal(await opened.getByRole("button", { name: "Use a passkey instead" }).count(), 0);
});

test("a browser without passkeys says so, and offers the other ways", async () => {
  exchange.renew(signedOut);
  exchange.world.account.methods = ["passkey", "sms"];
  page = await newPage(browser, { baseUrl: exchange.url });
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "PublicKeyCredential"));
  await page.goto("/sign-in");
  await page.getByLabel("Username").fill("rdelgado");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await page.getByText("This browser cannot use passkeys.").waitFor();
  await press("Send an SMS instead");
  await heading("Enter the security code");
});

test("recovery codes are shown this once, and can be saved", async () => {
  const opened = await account();
  await press("Make new codes");
  await opened.getByLabel("Your password").fill(password);
  await inDialog("Make ten codes");
  const list = opened.getByRole("list", { name: "Recovery codes" });
  assert.deepEqual(await list.getByRole("listitem").allTextContents(), recoveryCodes);
  const [file] = await Promise.all([opened.waitForEvent("download"), inDialog("Download")]);
  assert.equal(file.suggestedFilename(), "crossbay-recovery-codes.txt");
  await inDialog("I have kept them");
  await opened.getByText("10 codes left, each works once").waitFor();
  const left = await opened.evaluate(() => document.documentElement.outerHTML);
  assert.ok(!left.includes(recoveryCodes[0]!));
});

test("codes that were made count, also when their dialog is closed by Escape", async () => {
  const opened = await account();
  await press("Make new codes");
  await opened.getByLabel("Your password").fill(password);
  await inDialog("Make ten codes");
  await opened.getByText(recoveryCodes[0]!).waitFor();
  await opened.keyboard.press("Escape");
  await opened.getByText("10 codes left, each works once").waitFor();
});

test("an authenticator app is added only with a code that it shows", async () => {
  const opened = await account();
  await press("Add an app");
  await opened.getByLabel("Your password").fill(password);
  await opened.keyboard.press("Enter");
  await opened.getByRole("img", { name: "QR code for the authenticator app" }).waitFor();
  await opened.getByLabel("Digit 1 of 6").click();
  await opened.keyboard.type("111111");
  await opened.getByText("The app was not added").waitFor();
  await opened.keyboard.type(appCode);
  await opened.getByText("The authenticator app is added.").waitFor();
  await opened.getByRole("button", { name: "Remove the app" }).waitFor();
});

test("a new mobile number counts when its code is entered", async () => {
  const opened = await account();
  await press("Change number");
  await opened.getByLabel("New mobile number").fill("+1 617 555 0199");
  await opened.getByLabel("Your password").fill(password);
  await opened.keyboard.press("Enter");
  await opened.getByLabel("Digit 1 of 8").click();
  await opened.keyboard.type(code);
  await opened.getByText("Your mobile number is changed.").waitFor();
  await opened.getByText("To the mobile number ending in •• 99").waitFor();
});

test("a new password and signing out everywhere both end at the sign-in page, which says why", async () => {
  let opened = await account();
  await press("Change password");
  await opened.getByLabel("Password now").fill(password);
  await opened.getByLabel("New password", { exact: true }).fill("nine lights at the harbor");
  await opened.getByLabel("New password again").fill("nine lights at the harbor");
  await opened.keyboard.press("Enter");
  await opened.getByText("Your password is set. Sign in with it.").waitFor();
  await opened.context().close();

  opened = await account();
  await press("Sign out everywhere");
  await inDialog("Sign out everywhere");
  await opened.getByText("You are signed out everywhere.").waitFor();
});

test("one session of several is ended", async () => {
  const opened = await account();
  await press("End the session in Safari on iPhone");
  await opened.getByText("The session is ended.").waitFor();
  await opened.getByText("acting for Crossbay General Hospital").waitFor({ state: "detached" });
});

test("whom an organization's own sign-in knows, signs in once by password, and may link it and unlink it again", async () => {
  exchange.renew(signedOut);
  const opened = await open("/sign-in?sso=link");
  await opened.getByText("Sign in once with your username and password; then you can link it.").waitFor();
  assert.equal(new URL(opened.url()).search, "");
  await opened.getByLabel("Username").fill("rdelgado");
  await opened.getByLabel("Password", { exact: true }).fill(password);
  await opened.keyboard.press("Enter");
  await heading("Enter the security code");
  await opened.keyboard.type(code);
  await heading("Use your organization's sign-in from now on?");
  await press("Link it to my account");
  await heading("State your purpose");
  await opened.goto("/account");
  await press("Unlink Crossbay General Hospital");
  await inDialog("Unlink");
  await opened
    .getByRole("heading", { name: "Sign-in of Crossbay General Hospital", exact: true })
    .waitFor({ state: "detached" });
});

test("whom an organization's own sign-in vouches for in part, goes on with the second factor", async () => {
  exchange.renew(signedOut);
  const sent = Buffer.from(JSON.stringify(codeSent(exchange.world, "sms"))).toString("base64url");
  const opened = await open(`/sign-in?sso=code#${sent}`);
  await heading("Enter the security code");
  assert.equal(new URL(opened.url()).hash, "");
  await opened.keyboard.type(code);
  await heading("State your purpose");
});
