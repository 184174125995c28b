import type { Page } from "playwright-core";
import { crossbayDirectory } from "./support/canned/account.ts";
import { priya, rosa, signedOut } from "./support/canned/sessions.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const password = "harbor lights at nine";

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("Username").fill("rdelgado");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const press = (name: string) => (page: Page) => page.getByRole("button", { name, exact: true }).click();

async function confirmByPassword(page: Page, submit: string): Promise<void> {
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("dialog").getByRole("button", { name: submit }).click();
}

const places: [Place, ...Place[]] = [
  {
    name: "sign-in-single-sign-on",
    session: signedOut,
    path: "/sign-in?sso=refused",
    shows: "Your organization could not sign you in here.",
    prepare: ({ account }) => {
      account.directories = [{ id: "cgh", name: "Crossbay General Hospital" }];
    },
  },
  {
    name: "sign-in-link-step",
    session: signedOut,
    path: "/sign-in?sso=link",
    shows: "Link it to my account",
    async arrive(page) {
      await signIn(page);
      await page.getByLabel("Digit 1 of 8").click();
      await page.keyboard.type("01234567");
    },
  },
  {
    name: "sign-in-single-sign-on-many",
    session: signedOut,
    path: "/sign-in",
    shows: "Sign in through your organization",
    prepare: ({ account }) => {
      account.directories = ["Bayline Health Plan", "Crossbay General Hospital", "Northpoint", "Pier Nine"].map(
        (name, place) => ({ id: `directory-${place}`, name }),
      );
    },
  },
  {
    name: "sign-in-app",
    session: signedOut,
    path: "/sign-in",
    shows: "6-digit code",
    prepare: ({ account }) => {
      account.methods = ["authenticator-app", "passkey", "recovery-code", "sms"];
    },
    arrive: signIn,
  },
  {
    name: "sign-in-passkey",
    session: signedOut,
    path: "/sign-in",
    shows: "Use your passkey",
    prepare: ({ account }) => {
      account.methods = ["passkey", "recovery-code", "sms"];
    },
    arrive: signIn,
  },
  {
    name: "sign-in-recovery",
    session: signedOut,
    path: "/sign-in",
    shows: "The second factor is not right",
    prepare: ({ account }) => {
      account.methods = ["sms", "recovery-code"];
    },
    async arrive(page) {
      await signIn(page);
      await press("Use a recovery code")(page);
      await page.getByLabel("Recovery code").fill("not-one-of-them");
      await press("Continue")(page);
    },
  },
  {
    name: "first-sign-in",
    session: signedOut,
    path: "/sign-in/temporary-password#jpike",
    shows: "proves that this mobile number is yours",
    async arrive(page) {
      await page.getByLabel("Temporary password").fill("tide-table-77");
      await press("Continue")(page);
    },
  },
  { name: "locked-passkey", session: { ...rosa, state: "locked" }, path: "/search", shows: "Use a passkey instead" },
  { name: "account", session: rosa, path: "/account", shows: "Only 2 codes left." },
  {
    name: "account-linked",
    session: rosa,
    path: "/account",
    shows: "Sign-in of Crossbay General Hospital",
    prepare: ({ account }) => {
      account.links = [crossbayDirectory];
    },
  },
  { name: "account-manager", session: priya, path: "/account", shows: "never patients" },
  {
    name: "account-app",
    session: rosa,
    path: "/account",
    shows: "Or type this key into the app",
    async arrive(page) {
      await press("Add an app")(page);
      await confirmByPassword(page, "Continue");
    },
  },
  {
    name: "account-passkey",
    session: rosa,
    path: "/account",
    shows: "Give the passkey a name",
    async arrive(page) {
      await press("Add a passkey")(page);
      // The dialog puts the focus there when it opens, which must not happen while another field is filled.
      await page.locator("#passkey-name:focus").waitFor();
      await confirmByPassword(page, "Add the passkey");
    },
  },
  {
    name: "account-codes",
    session: rosa,
    path: "/account",
    shows: "7kqm-2xwd-9fpt",
    async arrive(page) {
      await press("Make new codes")(page);
      await confirmByPassword(page, "Make ten codes");
    },
  },
  {
    name: "account-mobile",
    session: rosa,
    path: "/account",
    shows: "Until you enter it, the old number stays.",
    async arrive(page) {
      await press("Change number")(page);
      await page.getByLabel("New mobile number").fill("+1 617 555 0199");
      await confirmByPassword(page, "Send a code to it");
    },
  },
  {
    name: "account-password",
    session: rosa,
    path: "/account",
    shows: "It is on the list of well-known passwords.",
    async arrive(page) {
      await press("Change password")(page);
      await page.getByLabel("Password now").fill(password);
      await page.getByLabel("New password", { exact: true }).fill("password1234");
      await page.getByLabel("New password again").fill("password1234");
      await page.getByRole("dialog").getByRole("button", { name: "Change the password" }).click();
    },
  },
  {
    name: "account-wrong-password",
    session: rosa,
    path: "/account",
    shows: "The passkey was not removed",
    async arrive(page) {
      await press("Remove Work laptop")(page);
      await page.getByLabel("Your password").fill("not this one");
      await page.getByRole("dialog").getByRole("button", { name: "Remove the passkey" }).click();
    },
  },
  {
    name: "account-everywhere",
    session: rosa,
    path: "/account",
    shows: "Sign out everywhere?",
    arrive: press("Sign out everywhere"),
  },
];

await lookAtPlaces(places);
