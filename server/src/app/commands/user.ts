import {
  type AddedAccount,
  addAccount,
  listAccounts,
  listParticipants,
  type Participant,
} from "../../accounts/index.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { type House, openHouse } from "../house.ts";
import { formatTable } from "../table.ts";

/** `./crossbay user add|list` */
export const userCommand: Command = {
  name: "user",
  summary: "Add a user (prints the invitation) or list all users",
  usage: `
./crossbay user add --given NAME --family NAME --email ADDRESS --mobile NUMBER --title TITLE --participant NAME
                    [--username NAME] [--training-waived REASON]
./crossbay user list

add   Adds one person's account. Without --training-waived the account is in training: it has no invitation and cannot
      sign in until the training is done. With it, the reason is recorded, and the invitation link and the temporary
      password are printed; they work once, for 72 hours, together with a code sent to the mobile phone.
      The title decides the access level; an unknown one is answered with the list of all titles.
list  Prints every account: username, name, e-mail, state, title and participant.`,
  async run(args) {
    const [verb, ...rest] = args;
    if (verb === "add") return addUser(rest);
    if (verb === "list" && rest.length === 0) return listUsers();
    throw new PlainError("Say ./crossbay user add or ./crossbay user list; --help tells more.", { exitCode: 2 });
  },
};

async function addUser(args: readonly string[]): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: {
      given: { type: "string" },
      family: { type: "string" },
      email: { type: "string" },
      mobile: { type: "string" },
      title: { type: "string" },
      participant: { type: "string" },
      username: { type: "string" },
      "training-waived": { type: "string" },
    },
  });
  const { given, family, email, mobile, title, participant, username, "training-waived": waived } = values;
  if (!given || !family || !email || !mobile || !title || !participant) {
    throw new PlainError("--given, --family, --email, --mobile, --title and --participant are all needed.", {
      exitCode: 2,
    });
  }
  if (waived !== undefined && waived.trim() === "") {
    throw new PlainError("--training-waived needs the reason: it is recorded.", { exitCode: 2 });
  }
  return inHouse(async (house) => {
    const known = await house.database.snapshot((tx) => listParticipants(tx));
    const added = await addAccount(house, {
      given,
      family,
      email,
      mobile,
      titleId: title,
      participantId: findParticipant(known, participant).id,
      ...(username === undefined ? {} : { username }),
      ...(waived === undefined ? {} : { trainingWaivedReason: waived }),
    });
    if ("refused" in added) throw new PlainError(`The user was not added: ${added.refused}`);
    process.stdout.write(describeAdded(added));
    return 0;
  });
}

function describeAdded({ account, temporaryPassword, invitationLink }: AddedAccount): string {
  if (!temporaryPassword) {
    return [
      `Added ${account.username}, in training.`,
      "The account cannot sign in before the training is done; to waive it, add the user with --training-waived REASON.",
      "",
    ].join("\n");
  }
  return [
    `Added ${account.username}. The invitation works once, for 72 hours:`,
    "",
    `  link                ${invitationLink}`,
    `  temporary password  ${temporaryPassword}`,
    "",
    `A security code is sent to ${account.mobile} when they are used.`,
    "",
  ].join("\n");
}

const listUsers = (): Promise<number> =>
  inHouse(async (house) => {
    const accounts = await house.database.snapshot((tx) => listAccounts(tx, house.clock.now()));
    const lines = accounts.map(({ username, name, email, state, affiliations }) => [
      username,
      name,
      email,
      state,
      affiliations.join("; "),
    ]);
    process.stdout.write(formatTable(["username", "name", "e-mail", "state", "title, participant"], lines));
    return 0;
  });

/** The participant of this name or id, without regard to case. */
function findParticipant(known: readonly Participant[], named: string): Participant {
  const wanted = named.trim().toLowerCase();
  const found = known.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (found) return found;
  const names = known.map(({ name }) => `"${name}"`).join(", ") || "none yet; ./crossbay source add makes one";
  throw new PlainError(`There is no participant "${named}". There are: ${names}.`);
}

async function inHouse(work: (house: House) => Promise<number>): Promise<number> {
  const house = await openHouse();
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
