import assert from "node:assert/strict";
import { test } from "node:test";
import type { ArticleEdit, NewStatusItem } from "@crossbay/contract";
import { popUpArticle, runningIncident } from "./support/canned/help-desk.ts";
import { grace, sam } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(sam);

const sent = (method: string) => exchange.world.support.sent.filter(({ asked }) => asked.startsWith(method));

const articlePath = `/help-articles/${popUpArticle.slug}`;

test("an article is changed with its preview and becomes the next version", async () => {
  const page = await openPage(articlePath);
  await page.getByLabel("Answer").fill("Press **Allow**.");
  await page.getByRole("region", { name: "How it will look" }).getByText("Press Allow.").waitFor();
  await press(page, "Save and publish");
  await page.getByText("Saved as version 3.").waitFor();
  const edit = sent("PUT")[0]?.body as ArticleEdit;
  assert.equal(edit.version, 2);
  assert.deepEqual(edit.action, popUpArticle.action);
  await page.getByRole("listitem").filter({ hasText: "Version 3" }).waitFor();
});

test("a link of the preview opens beside, so that nothing typed is lost", async () => {
  const page = await openPage(articlePath);
  const beside = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "the guide" }).click();
  assert.match((await beside).url(), /\/support\/faq\/browsers$/);
  assert.match(page.url(), /help-articles/);
});

test("when somebody else saved an article first, both texts stand side by side until one is chosen", async () => {
  const page = await openPage(articlePath);
  exchange.world.support.editedFirst = true;
  await page.getByLabel("Answer").fill("Mine.");
  await press(page, "Save and publish");
  await page.getByText("Somebody else changed this article").waitFor();
  await page.getByText("Ask your network team.").waitFor();
  assert.equal(await page.getByLabel("Answer").inputValue(), "Mine.");
  await press(page, "Put my text in its place");
  await page.getByText("Saved as version 4.").waitFor();
  assert.equal(exchange.world.support.articles.find(({ slug }) => slug === popUpArticle.slug)?.body, "Mine.");
});

test("an earlier text is looked at, taken, and counts once it is saved", async () => {
  const page = await openPage(articlePath);
  await press(page, "Look at version 1");
  await press(page, "Take this text into the fields");
  await page.getByText("It stands in the fields.").waitFor();
  assert.equal(await page.getByLabel("Answer").inputValue(), "As it was before.");
  await press(page, "Save and publish");
  await page.getByText("Saved as version 3.").waitFor();
});

test("a new article gets its address from its title, and no address of another one", async () => {
  const page = await openPage("/help-articles/new");
  const title = page.getByLabel("Title", { exact: true });
  const address = page.getByLabel("Address");
  await title.fill("Pop-up windows");
  assert.equal(await address.inputValue(), "pop-up-windows");
  await press(page, "Save and publish");
  await page.getByRole("link", { name: "There is an article at this address already" }).waitFor();
  await title.fill("Who pays?");
  assert.equal(await address.inputValue(), "who-pays");
  await page.getByLabel("Category").selectOption("Signing in");
  await page.getByLabel("Answer").fill("Nobody: accounts are free.");
  await page.getByLabel("Words of the link").fill("Sign in");
  await page.getByLabel("Where it leads").fill("/sign-in");
  await page.getByLabel("Hide this article").check();
  await press(page, "Save it hidden");
  await page.getByRole("heading", { level: 1, name: "Who pays?" }).waitFor();
  await page.getByText("Nobody sees this article").waitFor();
  assert.equal(sent("PUT")[0]?.asked, "PUT /api/support/articles/who-pays");
});

test("what is typed outlives a visit to another page", async () => {
  const page = await openPage(articlePath);
  await page.getByLabel("Other words for it").fill("blocked");
  await page.getByRole("link", { name: "Help articles" }).first().click();
  await page.getByText("3 articles").waitFor();
  await page.getByRole("link", { name: popUpArticle.title }).click();
  assert.equal(await page.getByLabel("Other words for it").inputValue(), "blocked");
});

test("an incident is told with what it affects, and is read as it was published", async () => {
  const page = await openPage("/status-news/new");
  await page.getByRole("radio", { name: /^Incident/ }).check();
  await page.getByLabel("Title", { exact: true }).fill("Charts open slowly");
  await page.getByLabel("What everybody should know").fill("Since nine. Everything else works.");
  await press(page, "Tell it now");
  await page.getByRole("link", { name: "Choose what is affected" }).waitFor();
  await page.getByLabel("Charts", { exact: true }).check();
  await page.getByRole("radio", { name: "Slow" }).check();
  await press(page, "Tell it now");
  await page.getByRole("heading", { level: 1, name: "Charts open slowly" }).waitFor();
  const told = sent("POST")[0]?.body as NewStatusItem;
  assert.deepEqual(told, {
    kind: "incident",
    title: "Charts open slowly",
    text: "Since nine. Everything else works.",
    components: ["charts"],
    componentState: "slow",
    toldOnSignIn: true,
  });
});

test("an incident is updated, and ended with a last word", async () => {
  const page = await openPage(`/status-news/${runningIncident.id}`);
  await press(page, "Publish the update");
  await page.getByRole("link", { name: "Enter the update" }).waitFor();
  await page.getByLabel("Update", { exact: true }).fill("The provider has found it.");
  await press(page, "Publish the update");
  await page.getByText("The update is published.").waitFor();
  await page.getByText("The provider has found it.").waitFor();
  await press(page, "It is over");
  await page.getByLabel("Last word").fill("At once again since 14:05.");
  await page.getByRole("dialog").getByRole("button", { name: "It is over" }).click();
  await page.getByText("It is over, and everybody can read it.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Publish the update" }).count(), 0);
  await page.getByText("At once again since 14:05.").waitFor();
});

test("a relationship manager who opens what is published reads why not, and nothing is asked", async () => {
  const page = await openPage("/status-news", grace);
  await page.getByText("Status and news are not part of your role").waitFor();
  await page.goto("/help-articles/new");
  await page.getByText("Help articles are not part of your role").waitFor();
  assert.equal(
    exchange.world.asked.some((asked) => asked.includes("/api/support/")),
    false,
  );
});

test("the statistics are read as a table too", async () => {
  const page = await openPage("/support-desk/statistics");
  await page.getByRole("img", { name: /^Bars of each day from 3 Oct 2026 to 1 Nov 2026/ }).waitFor();
  await press(page, "Show as a table");
  await page.getByRole("row", { name: "1 Nov 2026" }).waitFor();
  const longer = page.waitForRequest(/\/api\/support\/statistics\?days=90$/);
  await page.getByText("90 days").click();
  await longer;
});
