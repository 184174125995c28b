import type { Page } from "playwright-core";

/** A security key that says yes without anybody touching it. */
export async function plugInKey(opened: Page): Promise<void> {
  const devTools = await opened.context().newCDPSession(opened);
  await devTools.send("WebAuthn.enable");
  await devTools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
