import { demoPassword } from "@crossbay/demo";
import type { Stage } from "./stage.ts";

/** The whole story: what clinicians do with the access, and what the user manager does so that the right people have it. */
export async function playScenes(stage: Stage): Promise<void> {
  await welcome(stage);
  await whatAccessMeans(stage);
  await threeSteps(stage);
  await worksheet(stage);
  await afterSubmitting(stage);
  await leaversAndChanges(stage);
  await help(stage);
}

async function welcome(stage: Stage): Promise<void> {
  await stage.card("You decide who gets in", ["Training for authorized user managers"]);
  await stage.begin();
  await stage.say("Welcome. Your organization has named you as its authorized user manager.");
  await stage.say(
    "In the next minutes you see what people can do with the access that you ask for, and how you bring them in and out again.",
  );
}

async function whatAccessMeans(stage: Stage): Promise<void> {
  const page = await stage.enter();
  await page.goto("/sign-in");
  await stage.say("Rosa is a nurse practitioner. She signs in with her own username and password.", async () => {
    await stage.type(page.getByLabel("Username"), "rdelgado");
    await stage.type(page.getByLabel("Password", { exact: true }), demoPassword);
    await stage.click(page.getByRole("button", { name: "Sign in", exact: true }));
    await page.getByRole("heading", { level: 1, name: "Enter the security code" }).waitFor();
  });
  await stage.say(
    "Then a code of eight digits comes to her mobile phone. Nobody from the exchange ever asks for it, and an account is never shared.",
    async () => {
      await stage.enterNewestCode();
      await page.getByRole("heading", { level: 1, name: "State your purpose" }).waitFor();
    },
  );
  await stage.say("She says why she looks. Every look is recorded, and patients can ask who looked.", async () => {
    await stage.click(page.getByLabel("Treatment"));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Find a patient" }).waitFor();
  });
  await stage.say("Maria has given her consent to this practice, so her chart opens.", async () => {
    await find(stage, "Twinning", "1984-03-12");
    await stage.click(page.getByRole("link", { name: /Maria/ }).first());
    await page.getByText("Allergies").first().waitFor();
  });
  await stage.say(
    "Henry has decided nothing yet. Without consent there is no chart, whatever the title. That is how the exchange is built.",
    async () => {
      await stage.click(page.getByRole("link", { name: "Search", exact: true }).first());
      await find(stage, "Osei", "1971-06-25");
      await stage.pointAt(page.getByText(/Osei/i).first());
    },
  );
  await stage.say(
    "So two things decide what somebody sees: the patient's consent, and the access level of the title that you choose.",
  );
}

async function find(stage: Stage, family: string, birthDate: string): Promise<void> {
  const { page } = stage;
  await stage.type(page.getByLabel("Surname"), family);
  await stage.type(page.getByLabel("Birth date"), birthDate);
  await stage.click(page.getByRole("button", { name: "Search" }));
  await page.getByText(new RegExp(family, "i")).first().waitFor();
}

async function threeSteps(stage: Stage): Promise<void> {
  const page = await stage.signIn("praman", demoPassword);
  await page.getByRole("heading", { level: 1, name: "Bring your users in" }).waitFor();
  await stage.say(
    "This is your page. Three steps, one after the other: this video, your attestation, and the worksheet.",
  );
  await stage.say(
    "The page also says which worksheet your organization uses, and why, and who your relationship manager is.",
    async () => {
      await stage.pointAt(page.getByText("Your relationship manager").first());
    },
  );
  await stage.say(
    "Before you choose titles, look at what each one sees. Ask for what the work needs, and no more.",
    async () => {
      await page.goto("/aum/titles");
      await page.getByRole("heading", { level: 1, name: "What each title sees" }).waitFor();
    },
  );
}

async function worksheet(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.goto("/aum/worksheet");
  const cell = (name: string) => page.getByLabel(name, { exact: true });
  await cell("First name, row 2").waitFor();
  await stage.say(
    "The worksheet: one row for each person, on screen or in a spreadsheet that you upload.",
    async () => {
      await stage.type(cell("First name, row 2"), "Ana");
      await stage.type(cell("Last name, row 2"), "Reyes");
    },
  );
  await stage.say(
    "The e-mail address must be the person's own. Passwords are reset there, so a likely slip of the pen is asked about.",
    async () => {
      await stage.type(cell("E-mail, row 2"), "ana.reyes@gmial.com");
      await stage.type(cell("Mobile number, row 2"), "518 555 0144");
      await stage.click(page.getByRole("button", { name: /^Use / }).first());
    },
  );
  await stage.say(
    "The mobile number gets the security codes. The title decides the access level, which you see beside it.",
    async () => {
      await stage.pointAt(cell("Title, row 2"));
      await cell("Title, row 2").click();
      await page.keyboard.type("Phys");
      await page.keyboard.press("Tab");
      await page.getByText("1 user ready").waitFor();
    },
  );
  await stage.say(
    "Shared mailboxes are refused, and so is a title that may break the glass where there are no emergency services.",
  );
  await stage.say(
    "Look at every access level before you send. You attest that all of it is true and appropriate.",
    async () => {
      await stage.click(page.getByRole("button", { name: "Review before sending" }));
      await page.getByRole("heading", { level: 1, name: "Review before sending" }).waitFor();
      await stage.click(page.getByLabel("I attest this"));
    },
  );
  await stage.say("Then it goes to your relationship manager.", async () => {
    await stage.click(page.getByRole("button", { name: "Submit 1 user" }));
    await page.getByText("What happens next").waitFor();
  });
}

async function afterSubmitting(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.say(
    "Your relationship manager approves or returns each row. Each approved person is invited to a short training, with a personal link.",
    async () => {
      await stage.pointAt(page.getByText("What happens next").first());
    },
  );
  await stage.say(
    "Only when the training is complete do username and temporary password arrive. Clinical Alerts are added after that.",
  );
}

async function leaversAndChanges(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.goto("/aum/users");
  await page.getByRole("heading", { level: 1, name: "Users" }).waitFor();
  await stage.say("Here are your users, with training and last sign-in.");
  await stage.say(
    "When somebody leaves, end the access within one business day. It takes effect within a second, in every browser.",
    async () => {
      await stage.click(page.getByRole("button", { name: /Change access of WHITLOCK/ }));
      await stage.click(page.getByRole("button", { name: "End access" }).first());
      await page.getByRole("dialog").waitFor();
    },
  );
  await stage.say(
    "A new job gets a new role. A long absence gets a leave. None of this goes through the worksheet.",
    async () => {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      const leave = page.getByRole("button", { name: "Leave of absence" }).first();
      if (!(await leave.isVisible())) await page.getByRole("button", { name: /Change access of WHITLOCK/ }).click();
      await stage.pointAt(leave);
    },
  );
  await stage.say("Every 90 days you look at the whole list, and keep or remove each person.", async () => {
    await page.goto("/aum/verification");
    await page.getByRole("heading", { level: 1, name: "Check your user list" }).waitFor();
  });
}

async function help(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.say("Questions? Your relationship manager helps. Anybody can look up who it is.", async () => {
    await page.goto("/find-your-relationship-manager?organization=Crossbay%20General");
  });
  await stage.card("Now it is your turn", ["Attest that you have watched this.", "Then submit your worksheet."]);
  await stage.say("Thank you for watching. Attest to it on the same page, and bring your people in.");
}
