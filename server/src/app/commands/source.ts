import { participantTypes } from "@crossbay/contract";
import { addParticipant, addSource, listParticipants, listSources } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import { PlainError } from "../../platform/plain-error.ts";
import type { Tx } from "../../platform/transaction.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openHouse } from "../house.ts";
import { formatTable } from "../table.ts";
import { changeCertificates } from "./source-certificate.ts";
import { setConsentOfSource } from "./source-consent.ts";
import { limitOneSource } from "./source-limit.ts";

/** `./crossbay source add|list|limit|consent|certificate` */
export const sourceCommand: Command = {
  name: "source",
  summary: "Make a sending system known, or list those that are",
  usage: `
./crossbay source add --code CODE --name NAME --application MSH-3 --facility MSH-4 --authority AUTHORITY
                      --participant NAME --time-zone ZONE
                      [--participant-type TYPE [--emergency-services] [--part2-program]] [--label LABEL]…
./crossbay source list
./crossbay source limit --code CODE --rate N|none
./crossbay source consent --code CODE --segment CON|none
./crossbay source consent --code CODE --segment Zxx --value FIELD --date FIELD --map CODE=VALUE…
                          [--signer FIELD] [--relation FIELD --relation-map CODE=WHO…]
./crossbay source certificate add --code CODE FILE.pem
./crossbay source certificate remove --code CODE --fingerprint SHA-256
./crossbay source certificate list

add   Messages with this MSH-3 and MSH-4 are taken from now on: record numbers without an authority of their own belong
      to AUTHORITY (PID-3.4), times without an offset are read in ZONE, such as America/New_York.
      With --participant-type a participant that is not known yet is made: ${participantTypes.join(", ")}.
      Everything from a Part 2 programme's source carries the label part2; --label adds others.
list  Prints every source.
limit At most N messages a second of this source are stored; more wait, and its connections are not read meanwhile.
      Nothing is refused. A running exchange goes by it within a second or two.
consent
      In which segment of ADT messages the source sends what patients decided for its participant. CON is read by the
      tables of HL7. In a local segment a FIELD is such as 3 or 3.2, a VALUE grant, emergency-only, deny, none (an
      earlier decision is withdrawn) or nothing (nobody has decided), WHO self, parent, guardian, health-care-agent,
      other-representative or emancipated-minor. A running exchange goes by it within a second or two.
certificate
      Which client certificates speak for a source over MLLP with TLS. A source may have several, so that a new one
      can be added before the old one ends.`,
  async run(args) {
    const [verb, ...rest] = args;
    if (verb === "add") return addOneSource(rest);
    if (verb === "list" && rest.length === 0) return listAllSources();
    if (verb === "limit") return limitOneSource(rest);
    if (verb === "consent") return setConsentOfSource(rest);
    if (verb === "certificate") return changeCertificates(rest);
    throw new PlainError("Say ./crossbay source add or ./crossbay source list; --help tells more.", { exitCode: 2 });
  },
};

type SourceArguments = ReturnType<typeof readSourceArguments>;

function readSourceArguments(args: readonly string[]) {
  const { values } = readArguments({
    args: [...args],
    options: {
      code: { type: "string" },
      name: { type: "string" },
      application: { type: "string", default: "" },
      facility: { type: "string", default: "" },
      authority: { type: "string" },
      participant: { type: "string" },
      "time-zone": { type: "string" },
      "participant-type": { type: "string" },
      "emergency-services": { type: "boolean", default: false },
      "part2-program": { type: "boolean", default: false },
      label: { type: "string", multiple: true, default: [] },
    },
  });
  const { code, name, authority, participant, "time-zone": timeZone } = values;
  if (!code || !name || !authority || !participant || !timeZone) {
    throw new PlainError("--code, --name, --authority, --participant and --time-zone are all needed.", { exitCode: 2 });
  }
  return { ...values, code, name, authority, participant, timeZone };
}

async function addOneSource(args: readonly string[]): Promise<number> {
  const wanted = readSourceArguments(args);
  const house = await openHouse();
  try {
    const now = house.clock.now();
    const source = await house.database.transaction(async (tx) => {
      const participant = await findOrAddParticipant(tx, wanted, now);
      const added = await addSource(tx, {
        participantId: participant.id,
        code: wanted.code,
        name: wanted.name,
        sendingApplication: wanted.application,
        sendingFacility: wanted.facility,
        assigningAuthority: wanted.authority,
        timeZone: wanted.timeZone,
        labels: [...new Set([...(participant.part2Program ? ["part2"] : []), ...wanted.label])],
        now,
      });
      if ("refused" in added) throw new PlainError(`The source was not added: ${added.refused}`);
      await writeEntries(tx, now, [
        { action: "source-add", outcome: "succeeded", requestId: newId(now), detail: { code: added.code } },
      ]);
      return added;
    });
    process.stdout.write(
      `Added ${source.code} of ${source.participantName}: ${source.sendingApplication}|${source.sendingFacility}, ` +
        `record numbers of ${source.assigningAuthority}, times in ${source.timeZone}.\n`,
    );
    return 0;
  } finally {
    await house.close();
  }
}

async function findOrAddParticipant(tx: Tx, wanted: SourceArguments, now: Date) {
  const known = await listParticipants(tx);
  const name = wanted.participant.trim().toLowerCase();
  const found = known.find((participant) => participant.id === name || participant.name.toLowerCase() === name);
  if (found) return found;
  const type = participantTypes.find((kind) => kind === wanted["participant-type"]);
  if (!type) {
    throw new PlainError(
      `There is no participant "${wanted.participant}". To make it, say --participant-type with one of: ` +
        `${participantTypes.join(", ")}.`,
    );
  }
  const participant = await addParticipant(tx, {
    name: wanted.participant,
    type,
    emergencyServices: wanted["emergency-services"],
    part2Program: wanted["part2-program"],
    timeZone: wanted.timeZone,
    now,
  });
  await writeEntries(tx, now, [
    {
      action: "participant-add",
      outcome: "succeeded",
      requestId: newId(now),
      detail: { participantId: participant.id, type },
    },
  ]);
  return participant;
}

async function listAllSources(): Promise<number> {
  const house = await openHouse();
  try {
    const sources = await house.database.snapshot((tx) => listSources(tx));
    const lines = sources.map((source) => [
      source.code,
      source.name,
      source.participantName,
      `${source.sendingApplication}|${source.sendingFacility}`,
      source.assigningAuthority,
      source.timeZone,
      source.labels.join(" "),
      source.messagesPerSecondMax === null ? "" : `${source.messagesPerSecondMax}/s`,
      source.consentSegment?.segment ?? "",
      source.mappedBy,
    ]);
    const head = [
      "code",
      "name",
      "participant",
      "MSH-3|MSH-4",
      "authority",
      "time zone",
      "labels",
      "limit",
      "decisions",
      "mapped by",
    ];
    process.stdout.write(formatTable(head, lines));
    return 0;
  } finally {
    await house.close();
  }
}
