import type { Designation, LetterTemplate, ManagedUser } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { callerOfGeneral } from "./canned/callers.ts";
import { emptyDesk, lostLetters, users } from "./canned/desk.ts";
import { directory, generalPage, graceLin, importTried } from "./canned/participants.ts";
import { notFound, problem } from "./canned/problems.ts";
import type { FakeDesk } from "./fake-desk.ts";
import type { FakeWorld } from "./fake-world.ts";

const paths = /^\/api\/(?:desk|admin|accounts)(?:\/|$)/;

/** What relationship managers, administrators and privacy auditors are answered; `undefined`: not theirs. */
export function answerDesk(world: FakeWorld, asked: Asked): Answered | undefined {
  if (!paths.test(asked.path)) return undefined;
  const { desk } = world;
  const { method, path, body, query } = asked;
  if (method !== "GET") desk.sent.push({ asked: `${method} ${path}`, body });
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path)?.[0] ?? "";
  switch (`${method} ${path.replace(id || "·", ":id")}`) {
    case "GET /api/desk":
      return ok(world.bare ? emptyDesk : desk.now);
    case "GET /api/desk/worksheets/:id":
      return id === desk.sheet.id ? ok({ worksheet: desk.sheet, rows: desk.rows }) : refused(notFound);
    case "POST /api/desk/worksheets/:id/decide":
      return decide(desk, body);
    case "GET /api/desk/participants":
      return ok({ participants: world.bare ? [] : directory, relationshipManagers: [graceLin] });
    case "GET /api/desk/participants/:id":
      return pageOf(desk, id);
    case "GET /api/desk/participants/:id/users":
      return ok({ ...users, users: desk.users });
    case "POST /api/desk/participants/:id/designations":
      return designate(desk, id, body);
    case "POST /api/desk/designations/:id/decide":
      return check(desk, id, body);
    case "POST /api/desk/participants/:id/trainings":
      return ok(planned(desk, id, body));
    case "POST /api/desk/trainings/:id/settle":
      for (const training of desk.pages.flatMap((page) => page.plannedTrainings)) {
        if (training.id === id) training.state = body.state;
      }
      return ok({});
    case "POST /api/desk/users/search":
      return ok({ ...users, users: found(desk, body) });
    case "POST /api/desk/callers":
      return body.participantId === generalPage.participant.id
        ? ok({ ...callerOfGeneral, users: { ...users, users: desk.users } })
        : refused(notFound);
    case "GET /api/desk/letters":
      return ok({ letters: world.bare ? [] : lostLetters.filter(({ state }) => state === query.get("state")) });
    case "GET /api/desk/contact-requests":
      return ok({ requests: world.bare ? [] : desk.requests });
    case "POST /api/desk/contact-requests/:id/close":
      desk.requests = desk.requests.filter((each) => each.id !== id);
      return ok({});
    case "GET /api/accounts/sharing":
      return ok(world.bare ? { signals: [] } : desk.sharing);
    case "POST /api/accounts/sharing/:id/look":
      for (const signal of desk.sharing.signals) if (signal.id === id) signal.state = "looked-at";
      return ok({});
    case "GET /api/admin/letters":
      return ok({ templates: desk.letters });
    case "POST /api/admin/participants":
    case "POST /api/admin/participants/:id":
    case "POST /api/admin/participants/:id/end":
      return ok(generalPage);
    case "POST /api/admin/participants/import":
      return ok({ ...importTried, tried: query.get("try") === "yes" });
  }
  const letter = desk.letters.find((each) => path.startsWith(`/api/admin/letters/${each.id}`));
  if (letter) return answerLetter(desk, letter, asked);
  return path.startsWith("/api/desk/users/") ? actOnUser(desk, asked, id) : refused(notFound);
}

const taken = (detail: string): Answered => refused(problem("already-decided", detail));

function decide(
  desk: FakeDesk,
  body: { version: number; decisions: { row: number; approve: boolean; reason?: string }[] },
) {
  if (desk.faster) {
    desk.rows = desk.rows.map((row) => (row.row < 4 ? { ...row, state: "approved" } : row));
    desk.sheet = { ...desk.sheet, version: desk.sheet.version + 1 };
    desk.faster = false;
  }
  if (body.version !== desk.sheet.version) return taken("Somebody else decided on this worksheet.");
  for (const { row, approve, reason } of body.decisions) {
    desk.rows = desk.rows.map((each) =>
      each.row === row
        ? { ...each, state: approve ? "approved" : "returned", ...(reason ? { returnedBecause: reason } : {}) }
        : each,
    );
  }
  desk.sheet = { ...desk.sheet, version: desk.sheet.version + 1 };
  return ok({ worksheet: desk.sheet, rows: desk.rows });
}

function pageOf(desk: FakeDesk, id: string): Answered {
  const page = desk.pages.find(({ participant }) => participant.id === id);
  return page ? ok(page) : refused(notFound);
}

function designate(desk: FakeDesk, participantId: string, body: Designation & { signature?: string }): Answered {
  if (body.manager.mobile === "12") {
    return refused(
      problem("form-refused", "Nothing was recorded.", {
        fields: [{ field: "manager.mobile", detail: "This is not a mobile number." }],
      }),
    );
  }
  const page = desk.pages.find(({ participant }) => participant.id === participantId);
  const { signature, ...request } = body;
  page?.designations.push({
    ...request,
    id: "01890000-0000-7000-8000-000000000829",
    participantId,
    participantName: page.participant.name,
    state: "signed",
    evidence: signature ? "tablet-signature" : "signed-document",
    recordedAt: "2026-11-01T19:00:00Z",
    recordedBy: "LIN, Grace",
  });
  return ok({});
}

function check(desk: FakeDesk, id: string, body: { accept: boolean; reason?: string }): Answered {
  for (const each of desk.pages.flatMap((page) => page.designations)) {
    if (each.id !== id) continue;
    each.state = body.accept ? "accepted" : "returned";
    each.decidedAt = "2026-11-01T19:05:00Z";
    each.decidedBy = "LIN, Grace";
    if (body.reason) each.returnedBecause = body.reason;
  }
  return ok({});
}

function planned(desk: FakeDesk, participantId: string, body: Record<string, string>) {
  const training = { ...body, id: "01890000-0000-7000-8000-000000000899", state: "planned" };
  const page = desk.pages.find(({ participant }) => participant.id === participantId);
  page?.plannedTrainings.push(training as never);
  return training;
}

const found = (desk: FakeDesk, { text }: { text: string }): ManagedUser[] =>
  desk.users.filter(({ name, username, email }) =>
    [name, username, email].some((each) => each.toLowerCase().includes(text.toLowerCase())),
  );

function actOnUser(desk: FakeDesk, { path, body }: Asked, id: string): Answered {
  const user = desk.users.find(({ affiliationId, accountId }) => affiliationId === id || accountId === id);
  if (!user) return ok({});
  if (path.endsWith("/alerts")) user.clinicalAlerts = body.on;
  if (path.endsWith("/end")) user.state = "deactivated";
  if (path.endsWith("/reactivate")) user.state = "active";
  if (path.endsWith("/role")) user.title = users.titles.find((title) => title.id === body.titleId)?.name ?? "";
  if (path.endsWith("/leave") && body.from) user.leave = body;
  else if (path.endsWith("/leave")) delete user.leave;
  return ok(user);
}

function answerLetter(desk: FakeDesk, letter: LetterTemplate, { method, body }: Asked): Answered {
  const unknown = /\{\{(\w+)\}\}/g;
  const names = [...`${body.subject} ${body.body}`.matchAll(unknown)].map(([, name]) => name);
  const wrong = names.find((name) => !letter.placeholders.some((each) => each.name === name));
  if (wrong) {
    const detail = `{{${wrong}}} is not known in this letter: its placeholders are listed beside it.`;
    return refused(
      problem("form-refused", "The text was not changed: a placeholder is unknown or missing.", {
        fields: [{ field: "body", detail }],
      }),
    );
  }
  if (method === "POST") return ok(preview(body));
  if (desk.editedFirst) {
    Object.assign(letter, {
      version: letter.version + 1,
      body: `${letter.body}\n\nThe Crossbay team`,
      changedAt: "2026-11-01T18:59:00Z",
      changedBy: "MENSAH, Kofi",
    });
    desk.editedFirst = false;
  }
  if (body.version !== letter.version) return taken("Somebody else changed this letter since you opened it.");
  return ok(Object.assign(letter, body, { version: letter.version + 1 }));
}

function preview({ subject, body }: { subject: string; body: string }) {
  const fill = (text: string) =>
    text
      .replaceAll("{{exchange}}", "Crossbay")
      .replaceAll("{{name}}", "Amara Okafor")
      .replace(/\{\{\w+\}\}/g, "…");
  const paragraphs = fill(body)
    .split("\n\n")
    .map((text) => `<p style="color:red">${text}</p>`);
  return {
    subject: fill(subject),
    text: fill(body),
    html: `<!doctype html><html><body><div><p><b>Crossbay</b></p>${paragraphs.join("")}<script>document.title="taken"</script><img src="x" onerror="document.title='taken'"><a href="https://crossbay.example">here</a></div></body></html>`,
  };
}
