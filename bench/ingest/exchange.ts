import { readConfig } from "../../server/src/app/config.ts";
import { startExchange } from "../../server/src/app/exchange-process.ts";
import { openHouse } from "../../server/src/app/house.ts";
import { answerParent } from "../child.ts";

/** The product's own process on the bench's database, with its HL7 v2 port and its background work. */
const house = await openHouse({ config: readConfig(process.env) });
const exchange = await startExchange(house, ["mllp", "worker"]);

answerParent(
  async () => ({ port: exchange.mllpPort }),
  async () => {
    await exchange.stop();
    await house.close();
  },
);
