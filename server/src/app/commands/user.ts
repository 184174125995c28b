import {
  type AddedAccount,
  addAccount,
  endAffiliations,
  findUsers,
  listAccounts,
  listParticipants,
  type Participant,
  type User,
} from "../../accounts/index.ts";
import { giveTitle } from "../../onboarding/index.ts";
import { newId } from "../../platform/ids.ts";
import { PlainError } from "../../platform/plain-error.ts";
import type { Tx } from "../../platform/transaction.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { type House, openHouse } from "../house.ts";
import { formatTable } from "../table.ts";

/** `./crossbay user add|list|end|role` */
export const userCommand: Command = {
  name: "user",
  summary: "Add a user (prints the invitation), list all users, end somebody's access or change a role",
  usage: `
./crossbay user add --given NAME --family NAME --email ADDRESS --mobile NUMBER --title TITLE --participant NAME
                    [--username NAME] [--training-waived REASON]
./crossbay user list
./crossbay user end  --username NAME --participant NAME --reason TEXT [--title TITLE]
./crossbay user role --username NAME --participant NAME --to TITLE --reason TEXT [--title TITLE]

add   Adds one person's account. Without --training-waived the account is in training: it has no invitation and cannot
      sign in until the training is done. With it, the reason is recorded, and the invitation link and the temporary
      password are printed; they work once, for 72 hours, together with a code sent to the mobile phone.
      The title decides the access level; an unknown one is answered with the list of all titles.
list  Prints every account: username, name, e-mail, state and why, last sign-in, title and participant.
end   Ends the access for that participant at once, sessions included; the account ends with its last affiliation. Somebody
      with several titles there names the one that ends.
role  Gives another title there. Sessions end, and the courses that it asks for are assigned; a title that may break the glass
      counts once that course is passed. Reasons are recorded, and the person gets a mail.`,
  async run(args) {
    const [verb, ...rest] = args;
    if (verb === "add") return addUser(rest);
    if (verb === "list" && rest.length === 0) return listUsers();
    if (verb === "end") return endUser(rest);
    if (verb === "role") return changeRole(rest);
    throw new PlainError("Say ./crossbay user add, list, end or role; --help tells more.", { exitCode: 2 });
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
    const lines = accounts.map(({ username, name, email, state, stateReason, lastSignInAt, affiliations }) => [
      username,
      name,
      email,
      stateReason ? `${state} (${stateReason})` : state,
      lastSignInAt ? lastSignInAt.toISOString().slice(0, 10) : "never",
      affiliations.join("; "),
    ]);
    const heads = ["username", "name", "e-mail", "state", "last sign-in", "title, participant"];
    process.stdout.write(formatTable(heads, lines));
    return 0;
  });

const namesOfOne = {
  username: { type: "string" },
  participant: { type: "string" },
  title: { type: "string" },
  reason: { type: "string" },
} as const;

async function endUser(args: readonly string[]): Promise<number> {
  const { values } = readArguments({ args: [...args], options: namesOfOne });
  const named = readNamed(values);
  return inHouse(async (house) => {
    const { user, deactivated } = await house.database.transaction(async (tx) => {
      const user = await findUser(tx, house, named);
      const { affiliationId } = user;
      const { reason } = named;
      const ending = { affiliationIds: [affiliationId], reason, requestId: newId(house.clock.now()) };
      const [ended] = await endAffiliations(tx, house, ending);
      return { user, deactivated: ended?.accountDeactivated };
    });
    const rest = deactivated ? " It was the last one: the account is deactivated." : "";
    process.stdout.write(`Ended: ${user.username}, ${user.title}, ${user.participant.name}.${rest}\n`);
    return 0;
  });
}

async function changeRole(args: readonly string[]): Promise<number> {
  const { values } = readArguments({ args: [...args], options: { ...namesOfOne, to: { type: "string" } } });
  const named = readNamed(values);
  const titleId = values.to;
  if (!titleId) throw new PlainError("--to names the new title.", { exitCode: 2 });
  return inHouse(async (house) => {
    const changed = await house.database.transaction(async (tx) => {
      const user = await findUser(tx, house, named);
      const requestId = newId(house.clock.now());
      const refused = await giveTitle(tx, house, { user, titleId, reason: named.reason, own: false, requestId });
      if (refused) throw new PlainError(refused.detail);
      return (await findUsers(tx, { affiliationIds: [user.affiliationId] }, house.clock.now()))[0]!;
    });
    const waits = changed.pendingTitle
      ? ` ${changed.pendingTitle} counts once the break-the-glass course is passed.`
      : "";
    process.stdout.write(`${changed.username} is ${changed.title} at ${changed.participant.name}.${waits}\n`);
    return 0;
  });
}

type Named = { username: string; participant: string; reason: string; title?: string };

function readNamed(values: Partial<Named>): Named {
  const { username, participant, title } = values;
  const reason = values.reason?.trim();
  if (username && participant && reason) return { username, participant, reason, ...(title ? { title } : {}) };
  throw new PlainError("--username, --participant and --reason are all needed.", { exitCode: 2 });
}

/** The one user who is named so; throws when there is none, or several titles. */
async function findUser(tx: Tx, house: House, { username, participant, title }: Named): Promise<User> {
  const { id, name } = findParticipant(await listParticipants(tx), participant);
  const wanted = username.trim().toLowerCase();
  const users = await findUsers(tx, { participantId: id, words: [wanted] }, house.clock.now());
  const found = users.filter((user) => user.username.toLowerCase() === wanted && (!title || user.titleId === title));
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw new PlainError(`There is no such user at ${name}.`);
  const titles = found.map(({ titleId }) => titleId).join(", ");
  throw new PlainError(`${username} has several titles at ${name}: say which one with --title (${titles}).`);
}

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
