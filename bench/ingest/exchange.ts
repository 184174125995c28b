import { readConfig } from "../../server/src/app/config.ts";
import { openHouse } from "../../server/src/app/house.ts";
import { listenMllp } from "../../server/src/app/listen-mllp.ts";
import { Intake } from "../../server/src/intake/index.ts";
import { answerParent } from "../child.ts";

/** The product's own process on the bench's database, with its HL7 v2 port. */
const house = await openHouse({ config: readConfig(process.env) });
const intake = new Intake(house);
const listener = await listenMllp({ intake, host: "127.0.0.1", port: 0, log: house.log, metrics: house.metrics });

answerParent(
  async () => ({ port: listener.port }),
  async () => {
    await listener.close();
    await intake.stop();
    await house.close();
  },
);
