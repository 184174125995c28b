import type { CheckedRow, CheckedWorksheet, RowProblem, WorksheetRow } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { notFound, problem, trainingLinkOver } from "./canned/problems.ts";
import {
  attestationDone,
  priyasPage,
  row,
  sentLine,
  sentPage,
  signInFirst,
  stepsAtFirst,
  videoDone,
} from "./canned/user-management.ts";
import { trainingToken } from "./fake-training-api.ts";
import type { FakeUserManagement } from "./fake-user-management.ts";
import type { FakeWorld } from "./fake-world.ts";

/** A user manager's own participant: the three steps, the worksheet, the users. */
export function answerUserManagement(world: FakeWorld, asked: Asked): Answered {
  const { method, path, body } = asked;
  const own = world.userManagement;
  const linked = world.session.state === "signed-out";
  if (linked && asked.trainingToken !== trainingToken) return refused(trainingLinkOver);
  const id = /\/(?:users|worksheets)\/([0-9a-f-]{36})/.exec(path)?.[1] ?? "";
  switch (`${method} ${path.replace(id || "·", ":id")}`) {
    case "GET /api/user-management":
      return ok(own.page);
    case "POST /api/user-management/attestation":
      own.page.steps.attestation = attestationDone;
      own.page.steps.worksheet = linked ? signInFirst : { state: "open" };
      return ok(own.page);
    case "GET /api/training/video":
      return ok(own.video);
    case "POST /api/training/video/watched":
      return watch(own, body);
    case "POST /api/user-management/worksheets/check":
      return ok(checked(numbered(body.rows)));
    case "POST /api/user-management/worksheets/read":
      return readFile(body.toString());
    case "POST /api/user-management/worksheets":
      own.submitted = body.rows;
      return ok({ worksheet: { ...sentLine, rowCount: body.rows.length }, left: [] });
    case "GET /api/user-management/worksheets/:id":
      return id === sentLine.id ? ok(sentPage) : refused(notFound);
    case "GET /api/user-management/users":
      return ok({ users: own.users, titles: own.page.titles.map(({ id: titleId, name }) => ({ id: titleId, name })) });
    case "GET /api/user-management/verification":
      return ok({
        dueOn: "2026-12-01",
        users: own.users.filter((user) => own.verified[user.affiliationId] === undefined),
      });
    case "POST /api/user-management/verification":
      for (const { affiliationId, keep } of body.decisions) own.verified[affiliationId] = keep;
      return ok({ dueOn: "2026-12-01", users: [] });
  }
  return changeUser(own, id, asked);
}

/** The video is done when its last second was told; the next step opens then. */
function watch(
  own: FakeUserManagement,
  { fromSeconds, toSeconds }: { fromSeconds: number; toSeconds: number },
): Answered {
  own.watched.push([fromSeconds, toSeconds]);
  const furthest = Math.max(own.video.furthestSeconds, toSeconds);
  const complete = furthest >= own.video.durationSeconds - 1;
  const reached = complete ? own.video.durationSeconds : furthest;
  own.video = { ...own.video, watchedSeconds: reached, furthestSeconds: reached, resumeAtSeconds: reached };
  if (complete) {
    own.video.completedAt = "2026-11-22T15:20:00Z";
    own.page.steps = { ...stepsAtFirst, video: videoDone, attestation: { state: "open" } };
    own.page.steps.worksheet.because = "Attest that you have completed the training first.";
  }
  return ok(own.video);
}

function changeUser(own: FakeUserManagement, affiliationId: string, { path, body }: Asked): Answered {
  const user = own.users.find((each) => each.affiliationId === affiliationId);
  const change = path.split("/").at(-1);
  if (!user) return refused(notFound);
  if (change === "end") Object.assign(user, { state: "deactivated", stateBecause: body.reason });
  if (change === "role") user.titleId = body.titleId;
  if (change === "leave") user.leave = body.from ? body : undefined;
  if (change === "reactivate") Object.assign(user, { state: "active", stateBecause: undefined });
  return ok(user);
}

const numbered = (rows: readonly WorksheetRow[]) => rows.map((values, place) => ({ row: place + 2, values }));

/** A few of the exchange's rules: enough to see what the page makes of their answers. */
function checked(typed: readonly { row: number; values: WorksheetRow }[]): CheckedWorksheet {
  const filled = typed.filter(({ values }) => values.given !== "" || values.family !== "" || values.email !== "");
  const rows = filled.map(({ row: line, values }): CheckedRow => {
    const title = priyasPage.titles.find(({ name }) => name === values.title);
    const problems: RowProblem[] = [];
    const refuse = (field: keyof WorksheetRow, column: string, sentence: string) =>
      problems.push({ field, column, severity: "refused", sentence });
    if (values.family === "") refuse("family", "Last name", "The last name is missing.");
    if (values.email === "") refuse("email", "E-mail", "The e-mail address is missing.");
    else if (values.email.startsWith("frontdesk@")) {
      refuse("email", "E-mail", "frontdesk@ is a mailbox that several people share. An account is one person's own.");
    } else if (values.email.endsWith("@gmial.com") && !values.emailConfirmed) {
      const suggestion = values.email.replace("gmial", "gmail");
      const sentence = `Is ${values.email} right? Perhaps ${suggestion} is meant. Resets of the password go to this address.`;
      problems.push({ field: "email", column: "E-mail", severity: "question", sentence, suggestion });
    }
    if (values.mobile === "") refuse("mobile", "Mobile number", "The mobile number is missing.");
    if (!title) refuse("title", "Title", `"${values.title}" is not a title on this worksheet.`);
    return { row: line, values, ...(title ? { accessLevel: title.accessLevel } : {}), problems };
  });
  const refusedRows = rows.filter(({ problems }) => problems.some(({ severity }) => severity === "refused")).length;
  const questions = rows.filter(({ problems }) => problems.length > 0).length - refusedRows;
  return {
    variant: "has-break-the-glass",
    rows,
    ready: rows.length - refusedRows - questions,
    refused: refusedRows,
    questions,
  };
}

/** Lines of First name,Last name,E-mail,Mobile number,Title below a heading; anything else is refused. */
function readFile(text: string): Answered {
  const [heading, ...lines] = text.trim().split(/\r?\n/);
  if (!heading?.startsWith("First name,")) {
    return refused(
      problem("file-refused", "The workbook is protected by a password. Save it without one, and upload it again."),
    );
  }
  return ok(
    checked(
      lines.map((line, place) => {
        const [given, family, email, mobile, title] = line.split(",");
        return { row: place + 2, values: row({ given, family, email, mobile, title }) };
      }),
    ),
  );
}
