import { setImmediate } from "node:timers/promises";
import type { AccessReportLine } from "@crossbay/contract";
import { plainDateAt, plainDateInWords } from "../../platform/plain-date.ts";
import { localTime } from "../local-time-rules.ts";
import { type AboutDelivery, beginPatientPdf, heading, item, paragraph } from "./begin-patient-pdf.ts";

const linesAtOnce = 100;

/** Who looked, as a PDF for the patient: names and places of work, never usernames or what auditors noted beside. */
export async function writeLooksPdf(
  looks: { lines: readonly AccessReportLine[]; from: Date; more: boolean },
  about: AboutDelivery,
): Promise<Buffer> {
  const { lines, from, more } = looks;
  const { pdf, bytes } = beginPatientPdf("Who looked at your information", about);
  const since = plainDateInWords(plainDateAt(from, about.timeZone));
  paragraph(
    pdf,
    `This is everything that the record of ${about.exchangeName} holds about looks at your information since ${since}, the newest first: who it was, where they work, what they did and what allowed or refused it.`,
  );
  if (more)
    paragraph(
      pdf,
      `There is more than fits here: these are the newest ${lines.length.toLocaleString("en")} entries. Ask us for the others.`,
    );
  if (lines.length === 0) paragraph(pdf, "Nobody has looked at your information.");
  else heading(pdf, lines.length === 1 ? "1 entry" : `${lines.length.toLocaleString("en")} entries`);
  for (const [at, line] of lines.entries()) {
    // Others get their turn while a long one is written.
    if (at % linesAtOnce === linesAtOnce - 1) await setImmediate();
    const { who, title, participantName, sentence, purpose, allowedBy } = line;
    item(pdf, `${localTime(new Date(line.at), about.timeZone)} · ${sentence}`, [
      who,
      title,
      participantName,
      purpose,
      allowedBy,
    ]);
  }
  heading(pdf, "If something looks wrong");
  paragraph(
    pdf,
    `Tell ${about.exchangeName}, and we look into it with the organization. Say the number ${about.number}.`,
  );
  pdf.end();
  return bytes;
}
