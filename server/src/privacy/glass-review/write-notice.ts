import type { AccessContext } from "../../access/index.ts";
import { listParticipants } from "../../accounts/index.ts";
import { householdsOf } from "../../identity/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import { pdfQuiet, startPdf, writePdf } from "../../platform/pdf-page.ts";
import { plainDateAt, plainDateInWords, yearsBetween } from "../../platform/plain-date.ts";
import { type Asking, auditOf } from "../asking.ts";
import { namePersons } from "../name-persons.ts";
import type { PrivacyRefusal } from "../refusal.ts";
import type { SavedFile } from "../send-file.ts";
import { addresseeOf, type NoticeAddressee, type NoticeFacts, noticeTexts } from "./notice-text-rules.ts";
import { findGlassInScope, noSuchGlass } from "./review-glass.ts";

/** The letter by which a patient is told that their record was opened in an emergency, as PDF; recorded before it is answered. */
export async function writeNotice(
  context: AccessContext,
  asking: Asking,
  glassId: string,
): Promise<SavedFile | PrivacyRefusal> {
  const now = context.clock.now();
  const found = await context.database.snapshot(async (tx) => {
    const event = await findGlassInScope(tx, asking, glassId);
    const participant = event && (await listParticipants(tx)).find(({ id }) => id === event.participantId);
    if (!event || !participant) return undefined;
    const person = (await namePersons(tx, [event])).get(event.personId);
    const personId: PersonId = person?.personId ?? event.personId;
    const homes = (await householdsOf(tx, [personId])).get(personId) ?? [];
    return { event, participant, person, home: homes.find(({ addressLine }) => addressLine) ?? homes[0] };
  });
  if (!found) return noSuchGlass;
  const { event, participant, person, home } = found;
  const { personId, patientIds, openedAt } = event;
  await context.audit.record([
    auditOf(asking, { action: "patient-notice", outcome: "permitted", personId, patientIds, detail: { glassId } }),
  ]);
  const content = await letterPdf({
    addressee: addresseeOf(yearsBetween(person?.birthDate, plainDateAt(now, participant.timeZone))),
    address: [
      person?.fullName ?? "",
      home?.addressLine ?? "",
      [home?.city, home?.postalCode].filter(Boolean).join(" "),
    ].filter((line) => line !== ""),
    dated: plainDateInWords(plainDateAt(now, participant.timeZone)),
    openedAt,
    timeZone: participant.timeZone,
    now,
    facts: {
      exchangeName: context.accounts.exchangeName,
      participantName: participant.name,
      // Without what stands in brackets: the text puts it into brackets itself.
      title: event.title.replace(/ \(.*\)$/, ""),
      reason: event.reason,
      patientsPage: `${context.accounts.publicUrl}/patients`,
    },
  });
  return { name: "patient-notice.pdf", type: "application/pdf", content };
}

type Letter = {
  addressee: NoticeAddressee;
  address: string[];
  dated: string;
  openedAt: Date;
  timeZone: string;
  now: Date;
  facts: Omit<NoticeFacts, "time">;
};

const greetings: Record<NoticeAddressee, string | undefined> = {
  patient: undefined,
  "in-person": "To be handed to the patient in person, not sent by post",
  guardian: "To the parent or guardian of",
};

function letterPdf({ addressee, address, dated, openedAt, timeZone, now, facts }: Letter): Promise<Buffer> {
  const title = noticeTexts[0]?.heading ?? "";
  const { pdf, bytes } = startPdf({ title, author: facts.exchangeName, language: "en-US", now });
  writePdf(pdf, facts.exchangeName, { size: 10, color: pdfQuiet });
  writePdf(pdf, facts.participantName, { size: 10, color: pdfQuiet, gap: 24 });
  const greeting = greetings[addressee];
  if (greeting) writePdf(pdf, greeting, { size: 10, color: pdfQuiet });
  const lines = addressee === "in-person" ? address.slice(0, 1) : address;
  for (const [at, line] of lines.entries()) writePdf(pdf, line, { size: 11, gap: at === lines.length - 1 ? 18 : 2 });
  writePdf(pdf, dated, { size: 11, gap: 18 });
  for (const { language, heading, paragraphs } of noticeTexts) {
    const time = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone }).format(
      openedAt,
    );
    writePdf(pdf, heading, { size: 14, bold: true, gap: 6 });
    for (const paragraph of paragraphs({ ...facts, time })) writePdf(pdf, paragraph, { size: 11, gap: 8 });
    writePdf(pdf, " ", { size: 6 });
  }
  pdf.end();
  return bytes;
}
