import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { admitNewPerson, applyPendingTitles } from "../../accounts/index.ts";
import { holdUntilCourse } from "./break-the-glass-course.ts";

let world: OnboardingWorld;

before(async () => {
  world = await startOnboardingWorld();
});
after(() => world.stop());

test("a physician of a practice who is added at a hospital may not break the glass there before the course is passed", async () => {
  await world.person({
    participantId: world.practice.id,
    titleId: "physician",
    username: "ines",
    email: "ines@lantern.example",
  });
  const requestId = "request-1";
  const admitted = await world.transaction((tx) =>
    admitNewPerson(tx, world.context, {
      given: "Ines",
      family: "Moreno",
      email: "INES@lantern.example",
      mobile: "+15185550177",
      titleId: "physician",
      participantId: world.hospital.id,
      requestId,
    }),
  );
  assert.ok(!("refused" in admitted));
  await world.transaction((tx) => holdUntilCourse(tx, [admitted], world.clock.now()));
  const browser = world.browser();
  await browser.signIn("ines");
  const { affiliations } = await browser.session();
  const atHospital = affiliations?.find(({ participantName }) => participantName === world.hospital.name);
  await browser.post("/api/session/acting-for", { affiliationId: atHospital?.id });
  const levels = async () => (await browser.get<{ levels: string[] }>("/api/probe")).body.levels;
  assert.deepEqual(await levels(), ["practitioner"]);
  await world.transaction((tx) => applyPendingTitles(tx, world.context, { accountId: admitted.accountId, requestId }));
  assert.deepEqual(await levels(), ["practitioner-btg"]);
});
