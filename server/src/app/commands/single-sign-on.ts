import { readFile } from "node:fs/promises";
import {
  addIdentityProvider,
  endIdentityProvider,
  listIdentityProviders,
  listParticipants,
  listSources,
} from "../../accounts/index.ts";
import { newId } from "../../platform/ids.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { type House, openHouse } from "../house.ts";
import { formatTable } from "../table.ts";

/** `./crossbay single-sign-on add|remove|list` */
export const singleSignOnCommand: Command = {
  name: "single-sign-on",
  summary: "Let people sign in through their organization's directory or EHR (OpenID Connect)",
  usage: `
Usage: ./crossbay single-sign-on add --id ID --participant NAME --name TEXT --issuer URL --client-id TEXT
                                     --client-secret-file FILE [--scope TEXT] [--patient-source CODE]
                                     [--patient-claim NAME]
       ./crossbay single-sign-on remove --id ID
       ./crossbay single-sign-on list

add     Prints the redirect address to register there. People link the account that they have by signing in here once;
        nobody gets an account by it. Whether it stands for the security code says the participant's agreement
        (directory of participants). With --patient-source, the claim --patient-claim (patient) holds a record number of
        that source, and the session is locked to that one patient.
remove  Takes it out of use and ends the sessions that it opened.`,
  async run(args) {
    const [verb, ...rest] = args;
    if (verb === "add") return add(rest);
    if (verb === "remove") return remove(rest);
    if (verb === "list" && rest.length === 0) return list();
    throw new PlainError("Say ./crossbay single-sign-on add, remove or list; --help tells more.", { exitCode: 2 });
  },
};

async function add(args: readonly string[]): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: {
      id: { type: "string" },
      participant: { type: "string" },
      name: { type: "string" },
      issuer: { type: "string" },
      "client-id": { type: "string" },
      "client-secret-file": { type: "string" },
      scope: { type: "string" },
      "patient-source": { type: "string" },
      "patient-claim": { type: "string" },
    },
  });
  const { id, participant, name, issuer, "client-id": clientId, "client-secret-file": file } = values;
  if (!id || !participant || !name || !issuer || !clientId || !file) {
    throw new PlainError(
      "--id, --participant, --name, --issuer, --client-id and --client-secret-file are all needed.",
      { exitCode: 2 },
    );
  }
  const clientSecret = await readSecret(file);
  return inHouse(async (house) => {
    const now = house.clock.now();
    const refused = await house.database.transaction(async (tx) => {
      const found = (await listParticipants(tx)).find((each) => each.name.toLowerCase() === participant.toLowerCase());
      if (!found) return { refused: `there is no participant "${participant}"` };
      const code = values["patient-source"];
      const source = (await listSources(tx)).find((each) => each.code.toLowerCase() === code?.toLowerCase());
      if (code && !source) return { refused: `there is no source "${code}"` };
      const provider = {
        id,
        participantId: found.id,
        name,
        issuer,
        clientId,
        clientSecret,
        scope: values.scope ?? "openid",
        patientClaim: values["patient-claim"] ?? "patient",
        patientSourceId: source?.id ?? null,
      };
      return addIdentityProvider(tx, provider, { now, keys: house.keys, requestId: newId(now) });
    });
    if (refused) throw new PlainError(`The directory was not added: ${refused.refused}`);
    process.stdout.write(
      `Added ${id}. Register this redirect address there:\n\n  ${house.accounts.publicUrl}/api/sign-in/single-sign-on/${id}/callback\n`,
    );
    return 0;
  });
}

async function remove(args: readonly string[]): Promise<number> {
  const { values } = readArguments({ args: [...args], options: { id: { type: "string" } } });
  const { id } = values;
  if (!id) throw new PlainError("--id is needed.", { exitCode: 2 });
  return inHouse(async (house) => {
    const now = house.clock.now();
    const removed = await house.database.transaction((tx) =>
      endIdentityProvider(tx, id, { now, requestId: newId(now) }),
    );
    if (!removed) throw new PlainError(`There is no directory "${id}" in use.`);
    process.stdout.write(`Removed ${id}; the sessions that it opened have ended.\n`);
    return 0;
  });
}

const list = (): Promise<number> =>
  inHouse(async (house) => {
    const providers = await house.database.snapshot((tx) => listIdentityProviders(tx));
    const lines = providers.map(({ id, name, participantName, issuer, vouchesForSecondFactor }) => [
      id,
      name,
      participantName,
      issuer,
      vouchesForSecondFactor ? "yes" : "no",
    ]);
    process.stdout.write(formatTable(["id", "name", "participant", "issuer", "stands for the code"], lines));
    return 0;
  });

async function readSecret(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new PlainError(`The file ${file} cannot be read: ${error.code}.`, { cause: error });
  });
  return text.trim();
}

async function inHouse(work: (house: House) => Promise<number>): Promise<number> {
  const house = await openHouse();
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
