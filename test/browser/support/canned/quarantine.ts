import type { MessageFault, QuarantineDetail, QuarantinedMessage, QuarantinePage } from "@crossbay/contract";
import { feeds, feedsAt } from "./feeds.ts";
import { uuidOf } from "./people.ts";

const ago = (minutes: number): string => new Date(Date.parse(feedsAt) - minutes * 60_000).toISOString();

const noRecordNumber: MessageFault = {
  code: "101",
  severity: "E",
  place: "PID-3",
  sentence: "The patient's record number (PID-3) is missing; without it nobody can say whose chart this belongs to.",
};
const wrongVersion: MessageFault = {
  code: "203",
  severity: "E",
  place: "MSH-12",
  sentence: "The version of HL7 (MSH-12) is not one of those that are taken: 2.1 to 2.8.",
};
const wordsForNumber: MessageFault = {
  code: "102",
  severity: "E",
  place: "OBX(2)-5",
  sentence: "The value (OBX-5) is declared a number (OBX-2 is NM) and is none.",
};
const oldDate: MessageFault = {
  code: "102",
  severity: "W",
  place: "PID-7",
  sentence: "The birth date (PID-7) could not be read and was left out.",
};
const reused: MessageFault = {
  code: "205",
  severity: "E",
  place: "MSH-10",
  sentence: "Another message with this control id (MSH-10) came within the last 7 days; this one waits for a decision.",
};

const message = (tail: number, feed: number, more: Partial<QuarantinedMessage>): QuarantinedMessage => ({
  id: uuidOf(tail),
  sourceId: feeds[feed]?.sourceId ?? "",
  sourceCode: feeds[feed]?.code ?? "",
  sourceName: feeds[feed]?.name ?? "",
  receivedAt: ago(tail - 800),
  controlId: `M2026110100${tail}`,
  type: "ADT^A01",
  reason: "untranslatable",
  faults: [noRecordNumber],
  state: "waiting",
  ...more,
});

export const broken = message(801, 0, { faults: [noRecordNumber, oldDate] });
export const doubled = message(802, 0, { reason: "control-id-reused", faults: [reused], type: "ADT^A08" });
export const replayedOne = message(820, 0, { state: "replayed", settledAt: ago(5) });

export const waitingMessages: QuarantinedMessage[] = [
  broken,
  doubled,
  message(803, 1, { type: "ORU^R01", faults: [wordsForNumber] }),
  message(804, 1, { type: "ORU^R01", faults: [wordsForNumber] }),
  message(805, 1, { type: "ORU^R01", reason: "unsupported", faults: [wrongVersion] }),
  message(806, 1, {
    controlId: "",
    type: "",
    reason: "unreadable",
    faults: [
      { code: "100", severity: "E", sentence: "The message breaks off inside its header; nothing of it can be read." },
    ],
  }),
  message(807, 0, {
    type: "ADT^A04",
    reason: "translation-failed",
    faults: [
      {
        code: "207",
        severity: "E",
        sentence:
          "The message could not be translated because of a fault of the receiver; it is kept and will be tried again.",
      },
    ],
  }),
];

export const counts: QuarantinePage["counts"] = [
  { ...sourceOf(1), reason: "untranslatable", place: "OBX-5", count: 190 },
  { ...sourceOf(1), reason: "unsupported", place: "MSH-12", count: 21 },
  { ...sourceOf(1), reason: "unreadable", count: 1 },
  { ...sourceOf(0), reason: "untranslatable", place: "PID-3", count: 1 },
  { ...sourceOf(0), reason: "control-id-reused", place: "MSH-10", count: 1 },
  { ...sourceOf(0), reason: "translation-failed", count: 1 },
];

function sourceOf(feed: number): { sourceId: string; sourceCode: string } {
  return { sourceId: feeds[feed]?.sourceId ?? "", sourceCode: feeds[feed]?.code ?? "" };
}

const lines = [
  "MSH|^~\\&|HARBORCARE|CGH|CROSSBAY|XB|20261101135944-0500||ADT^A01^ADT_A01|M2026110100801|P|2.5.1|||AL|NE||UNICODE UTF-8",
  "EVN|A01|20261101135944-0500",
  "PID|1||||Quickwater^Iris^Maeve||1980-02-29|F|||12 Ropewalk^^Crossbay^NY^12801^USA||^PRN^PH^^1^518^5550142|||M",
  "NK1|1|Quickwater^Oren|SPO^Spouse^HL70063|12 Ropewalk^^Crossbay^NY^12801^USA|^PRN^PH^^1^518^5550143",
  "PV1|1|I|4W^412^B^CGH||||1487250991^Okafor^Amara^^^^MD|||MED||||7|||||V2026110188^^^CGH^VN|||||||||||||||||||||||||20261101135500-0500",
  "DG1|1||I48.91^Unspecified atrial fibrillation^I10C|||A",
];

export const openText = `${lines.join("\n")}\n`;
/** Letters and digits of everything but the header's structure. */
export const maskedText = openText
  .split("\n")
  .map((line, place) =>
    place < 2
      ? line
      : line.slice(0, 4) + line.slice(4).replace(/[A-Z]/g, "X").replace(/[a-z]/g, "x").replace(/[0-9]/g, "9"),
  )
  .join("\n");

const allowed = { allowed: true };
const settled = { allowed: false, because: "The message was replayed on 1 Nov 2026 and stands on the chart." };

export function detailOf(message: QuarantinedMessage, unmasked = false): QuarantineDetail {
  const waits = message.state === "waiting";
  return {
    message,
    text: unmasked ? openText : maskedText,
    unmasked,
    charset: "UTF-8, as MSH-18 declares",
    ...(message.id === doubled.id
      ? {
          earlier: {
            receivedAt: ago(300),
            isOnChart: true,
            text: maskedText.replace("||9999-99-99|X", "|Xxxxxx|9999-99-99|X").replace(/DG1.*\n/, ""),
          },
        }
      : {}),
    history: [
      { at: message.receivedAt, what: "received" },
      { at: ago(0.8), what: "came-again", detail: "The same bytes came again and were refused as before." },
      ...(unmasked
        ? [{ at: feedsAt, what: "unmasked" as const, by: "Nils Sorensen", detail: "Ticket 4711: which patient is it?" }]
        : []),
      ...(waits ? [] : [{ at: message.settledAt ?? feedsAt, what: "replayed" as const, by: "Kofi Mensah" }]),
    ],
    verdicts: {
      unmask: allowed,
      replay: waits ? allowed : settled,
      dismiss: waits ? allowed : settled,
    },
  };
}

export const stillRefused: MessageFault = {
  code: "204",
  severity: "E",
  place: "PID-3",
  sentence:
    "The record number (PID-3, MRG-1) is a placeholder that many patients share; send the patient's own number.",
};
