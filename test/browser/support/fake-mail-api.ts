import type { HeldMail, MailCertificateLine } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { uuidOf } from "./canned/people.ts";
import { notFound, problem } from "./canned/problems.ts";
import type { FakeWorld } from "./fake-world.ts";

const now = "2026-11-01T19:05:00Z";

/** What is answered about mail that was kept back, and about certificates; `undefined`: not theirs. */
export function answerMail(world: FakeWorld, asked: Asked): Answered | undefined {
  const { method, path, body, query } = asked;
  if (!/^\/api\/support\/(?:held-mail|mail-certificates)(?:\/|$)/.test(path)) return undefined;
  if (method !== "GET") world.mail.sent.push({ asked: `${method} ${path}`, body });
  if (path.startsWith("/api/support/mail-certificates")) return answerCertificates(world, asked);
  const mails = world.bare ? [] : world.mail.mails;
  if (path === "/api/support/held-mail") {
    const shown = mails.filter(({ state }) => state === (query.get("state") ?? "held"));
    return ok({ mails: shown.map(lineOf), held: mails.filter(({ state }) => state === "held").length });
  }
  const [, , , , id, step] = path.split("/");
  const mail = mails.find((each) => each.id === id);
  if (!mail) return refused(notFound);
  if (step) decide(mail, step === "file", body.reason, world.session.name);
  return ok(mail);
}

const lineOf = ({ text: _text, attachments: _attachments, mayFile: _mayFile, ...line }: HeldMail) => line;

function decide(mail: HeldMail, files: boolean, reason: string, decidedBy = ""): void {
  delete mail.text;
  Object.assign(mail, {
    state: files ? "filed" : "discarded",
    mayFile: false,
    decidedAt: now,
    decidedBy,
    reason,
    ...(files ? { ticket: { id: uuidOf(0x40b1), number: "T-2026-00031" } } : {}),
  });
}

function answerCertificates({ bare, mail, session }: FakeWorld, { method, path, body }: Asked): Answered {
  if (bare) return ok({ certificates: [] });
  const { certificates } = mail;
  const staff = { by: "staff" as const, ...(session.name ? { byName: session.name } : {}) };
  if (method === "POST" && path.endsWith("/mail-certificates")) {
    if (!body.pem.includes("BEGIN CERTIFICATE")) return refused(noCertificate);
    const added: MailCertificateLine = {
      ...{ address: body.address, fingerprint: "c0de".repeat(16), name: body.address, state: "trusted", ...staff },
      ...{ learnedAt: now, notAfter: "2027-11-01T00:00:00Z", usable: true },
    };
    certificates.certificates.unshift(added);
  } else if (method === "POST") {
    const known = certificates.certificates.find(({ fingerprint }) => fingerprint === body.fingerprint);
    if (!known) return refused(notFound);
    Object.assign(known, staff, { state: path.endsWith("/trust") ? "trusted" : "removed" });
  }
  return ok(certificates);
}

const noCertificate = problem(
  "form-refused",
  "The certificate was not added. This is no certificate: paste all of it.",
);
