import { connect } from "node:net";
import { listFeedStates } from "../intake/index.ts";
import type { StatusPorts } from "../support/index.ts";
import type { House } from "./house.ts";

const knockMs = 1_000;

/** What the status page asks of feeds, of the port for messages, and of the provider of text messages. */
export const statusPorts = (house: House): StatusPorts => ({
  feeds: () => listFeedStates(house, "every-participant"),
  listening: () => knock(house.config),
  textMessageFailures: () => house.sms.failuresInARow,
});

/** Does anything take connections where this machine listens for HL7 v2? */
function knock({ mllpHost, mllpPort }: House["config"]): Promise<boolean> {
  const host = mllpHost === "0.0.0.0" || mllpHost === "::" ? "127.0.0.1" : mllpHost;
  return new Promise((resolve) => {
    const socket = connect({ host, port: mllpPort, timeout: knockMs });
    const settle = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", () => settle(true));
    socket.once("timeout", () => settle(false));
    socket.once("error", () => settle(false));
  });
}
