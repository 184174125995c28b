import { buildMessage, type SegmentInput } from "@crossbay/formats/hl7v2";
import { sensitivityLabels } from "../../server/src/access/index.ts";
import type { Participant } from "../../server/src/accounts/index.ts";
import { addSource, type DataClass } from "../../server/src/accounts/index.ts";
import { sendMessages } from "../../server/src/app/mllp-client.ts";
import type { TestExchange } from "../support/exchange.ts";
import { type State, states } from "./states.ts";

/** A source of its own for each label, and one whose data carry none. */
export const labels = ["plain", ...sensitivityLabels] as const;
export type Label = (typeof labels)[number];

/** What each source tells of each person, with the class of data that it is. */
export const kinds = {
  address: "demographics",
  allergy: "clinical-lists",
  problem: "clinical-lists",
  visit: "encounters",
  result: "results",
  report: "results",
} as const satisfies Record<string, DataClass>;
export type Kind = keyof typeof kinds;

/** A word that stands for one datum of one person, and nowhere else. */
export const canary = (kind: Kind, label: Label, state: State): string =>
  `Q${kind}${labels.indexOf(label)}q${state.name}`;

const anyCanary = new RegExp(`Q(${Object.keys(kinds).join("|")})(\\d+)q([A-Z][a-z]+)`, "gi");

/** All of them in a text, as `kind label person`. */
export function canariesIn(text: string): Set<string> {
  const found = [...text.matchAll(anyCanary)];
  return new Set(found.map(([, kind, index, name]) => `${kind?.toLowerCase()} ${labels[Number(index)]} ${name}`));
}

export const surnameOf = (state: State): string => `Zy${state.name.toLowerCase()}`;

const eventAt = "20260301083000";

/**
 * Lets every source tell everything of every person, through the door that hospitals use.
 * @param recipients provider numbers: the first ordered the results of `sentByName`, the others get copies
 */
export async function tellPeople(
  exchange: TestExchange,
  participant: Participant,
  recipients: readonly string[],
): Promise<void> {
  const { house } = exchange;
  for (const label of labels) {
    const code = codeOf(label);
    const added = await house.database.transaction((tx) =>
      addSource(tx, {
        participantId: participant.id,
        code,
        name: code,
        sendingApplication: code,
        sendingFacility: code,
        assigningAuthority: code,
        timeZone: "America/New_York",
        labels: label === "plain" ? [] : [label],
        now: house.clock.now(),
      }),
    );
    if ("refused" in added) throw new Error(added.refused);
  }
  const messages = states.flatMap((state, index) =>
    labels.flatMap((label) => messagesOf(state, index, label, recipients)),
  );
  const { sent, failures } = await sendMessages({
    host: "127.0.0.1",
    port: exchange.mllpPort,
    connections: 1,
    messages: messages.map((segments) => Buffer.from(buildMessage(segments))),
  });
  if (sent !== messages.length || failures.length > 0) throw new Error(JSON.stringify(failures.slice(0, 3)));
}

/** Labels whose results are sent to readers by name. */
export const sentByName: readonly Label[] = ["plain", "part2", "hiv"];

/** The label of the source that gave this record number. */
export const labelOfNumber = (recordNumber: string): Label => labels[Number(recordNumber.slice(1).split("-")[0])]!;

const codeOf = (label: Label): string => `S${labels.indexOf(label)}`;
const segment = (name: string, fields: SegmentInput["fields"]): SegmentInput => ({ name, fields });

/** XCN: a national provider number. */
const provider = (number: string): string[] => [number, "Delgado", "Rosa", ...Array<string>(9).fill(""), "NPI"];

function messagesOf(state: State, index: number, label: Label, recipients: readonly string[]): SegmentInput[][] {
  const word = (kind: Kind) => canary(kind, label, state);
  const number = `${codeOf(label)}-${index}`;
  const header = (event: readonly string[], controlId: string) =>
    segment("MSH", { 3: codeOf(label), 4: codeOf(label), 7: eventAt, 9: event, 10: controlId, 11: "P", 12: "2.5.1" });
  const person = segment("PID", {
    3: [[number, "", "", codeOf(label), "MR"]],
    5: [[surnameOf(state), "Ada"]],
    7: state.birthDate.replaceAll("-", ""),
    8: "F",
    11: [`${index + 1} ${word("address")} Street`, "", "Crossbay", "NY", `119${String(index).padStart(2, "0")}`],
    19: `5234${String(index).padStart(2, "0")}781`,
  });
  const visit = segment("PV1", { 2: "O", 19: `V-${number}`, 44: eventAt });
  const reason = segment("PV2", { 3: ["", word("visit")] });
  const [orderedBy = "", ...copies] = sentByName.includes(label) ? recipients : [];
  const order = (code: string, name: string, more: SegmentInput["fields"] = {}) =>
    segment("OBR", {
      1: "1",
      3: [`${code}-${number}`, codeOf(label)],
      4: [code, name, "L"],
      7: eventAt,
      22: eventAt,
      25: "F",
      ...more,
    });
  return [
    [
      header(["ADT", "A04"], `A-${number}`),
      person,
      visit,
      reason,
      segment("AL1", { 1: "1", 2: "DA", 3: [word("allergy"), word("allergy"), "L"], 4: "MO" }),
      segment("DG1", { 1: "1", 3: [word("problem"), word("problem"), "L"], 6: "F" }),
    ],
    [
      header(["ORU", "R01"], `R-${number}`),
      person,
      order(
        `LAB${labels.indexOf(label)}`,
        "Panel",
        orderedBy ? { 16: provider(orderedBy), 28: copies.map(provider) } : {},
      ),
      segment("OBX", {
        1: "1",
        2: "NM",
        3: [word("result"), word("result"), "L"],
        5: "4.1",
        6: "mmol/L",
        11: "F",
        14: eventAt,
      }),
    ],
    [
      header(["ORU", "R01"], `T-${number}`),
      person,
      order(`TXT${labels.indexOf(label)}`, "Letter"),
      segment("OBX", { 1: "1", 2: "TX", 3: ["NOTE", "Note", "L"], 5: word("report"), 11: "F", 14: eventAt }),
    ],
  ];
}
