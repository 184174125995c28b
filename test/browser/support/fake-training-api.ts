import type { Course } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { uuidOf } from "./canned/people.ts";
import { notFound, trainingLinkOver } from "./canned/problems.ts";
import { trainerCourses, trainingProgress } from "./canned/trainer.ts";
import { rightAnswers } from "./canned/training.ts";
import type { FakeTraining } from "./fake-training.ts";
import type { FakeWorld } from "./fake-world.ts";

/** The token of the one training link that works. */
export const trainingToken = "a-personal-training-link";

/** The learning system, for whoever takes courses and whoever writes them. */
export function answerTraining(world: FakeWorld, { method, path, query, body, trainingToken: token }: Asked) {
  const { training } = world;
  const { course } = training;
  if (path.startsWith("/api/training") && world.session.state === "signed-out" && token !== trainingToken) {
    return refused(trainingLinkOver);
  }
  const own = `/api/training/courses/${course.courseId}`;
  switch (`${method} ${path.replace(/[0-9a-f-]{36}/, ":id")}`) {
    case "GET /api/training":
      return ok(training.overview);
    case `GET ${own}`:
      return ok(course);
    case `POST ${own}/submit`:
      return submit(training, body.answers);
    case "GET /api/training/certificates/:id":
      return { status: 200, file: { type: "application/pdf", text: "%PDF-1.7" } };
    case "GET /api/trainer/courses":
      return ok(trainerCourses);
    case `GET /api/trainer/courses/${training.edited.draft.courseId}`:
      return ok(training.edited);
    case "GET /api/trainer/progress":
      return ok(progressOf(query.get("courseId")));
    case "POST /api/trainer/preview":
      return ok({ html: htmlOf(body.markdown) });
  }
  const module = new RegExp(`^${own}/modules/([^/]+)/done$`).exec(path)?.[1];
  if (module) return finishModule(course, module);
  if (path.startsWith("/api/trainer/courses/")) return answerEditor(training, { method, path, body });
  return undefined;
}

function finishModule(course: Course, id: string): Answered {
  course.state = "in-progress";
  course.modules = course.modules.map((each) => (each.id === id ? { ...each, done: true } : each));
  return ok(course);
}

function submit(training: FakeTraining, answers: Record<string, number>): Answered {
  const ids = training.course.modules.flatMap(({ questions }) => questions.map(({ id }) => id));
  const wrong = ids.filter((id) => answers[id] !== rightAnswers[id]);
  const score = Math.round((100 * (ids.length - wrong.length)) / ids.length);
  const passed = score >= training.course.passScore;
  if (passed) {
    training.course.state = "passed";
    training.overview.courses = training.overview.courses.map((line) =>
      line.courseId === training.course.courseId
        ? { ...line, state: "passed", score, passedAt: "2026-11-22T15:30:00Z", certificateId: uuidOf(702) }
        : line,
    );
  }
  return ok({ passed, score, passScore: training.course.passScore, wrong, overview: training.overview });
}

function answerEditor(training: FakeTraining, { method, path, body }: Pick<Asked, "method" | "path" | "body">) {
  if (method === "PUT") {
    training.edited = { ...training.edited, draft: body, isDraft: true };
    return ok(training.edited);
  }
  if (method === "POST" && path.endsWith("/publish")) {
    const version = (training.edited.versions[0]?.version ?? 0) + 1;
    training.retake = body.retake;
    training.edited = {
      ...training.edited,
      isDraft: false,
      versions: [
        { version, publishedAt: "2026-11-22T15:30:00Z", publishedBy: "Wanda Kowalski" },
        ...training.edited.versions,
      ],
    };
    return ok(training.edited);
  }
  return refused(notFound);
}

const progressOf = (courseId: string | null) => ({
  people: trainingProgress.people.filter((each) => courseId === null || each.courseId === courseId),
});

/** Enough of Markdown to see that the text came and went. */
const htmlOf = (markdown: string): string =>
  markdown
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== "")
    .map((block) => {
      const text = block
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>");
      if (text.startsWith("## ")) return `<h4>${text.slice(3)}</h4>`;
      if (!/^(?:-|\d\.) /.test(text)) return `<p>${text}</p>`;
      const list = text.startsWith("- ") ? "ul" : "ol";
      return `<${list}>${text
        .trim()
        .split("\n")
        .map((line) => `<li>${line.replace(/^(?:-|\d\.) /, "")}</li>`)
        .join("")}</${list}>`;
    })
    .join("\n");
