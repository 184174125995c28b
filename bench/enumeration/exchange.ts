import { readConfig } from "../../server/src/app/config.ts";
import { startExchange } from "../../server/src/app/exchange-process.ts";
import { openHouse } from "../../server/src/app/house.ts";
import { answerParent } from "../child.ts";
import { prepareReader } from "./persons.ts";

/** The product's own process with its portal's API alone: the quietest server tells the most. */
const house = await openHouse({ config: readConfig(process.env), keepOutbox: true });
const exchange = await startExchange(house, ["http"]);

export type ExchangeQuestion = { ask: "port" } | { ask: "reader"; persons: number };

answerParent<ExchangeQuestion>(
  async (question) =>
    question.ask === "port" ? { port: exchange.httpPort } : await prepareReader(house, question.persons),
  async () => {
    await exchange.stop();
    await house.close();
  },
);
