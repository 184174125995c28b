import type { CourseDraft, TrainerCourse, TrainerCourses, TrainingProgress } from "@crossbay/contract";
import { uuidOf } from "./people.ts";
import { privacyCourse, rightAnswers } from "./training.ts";

export const titles = [
  { id: "emergency-physician", name: "Emergency physician" },
  { id: "nurse-practitioner", name: "Nurse practitioner" },
  { id: "registrar", name: "Registrar" },
  { id: "paramedic", name: "Paramedic" },
  { id: "care-manager", name: "Care manager" },
];

const markdown = [
  "The exchange joins what hospitals, practices, laboratories and ambulances know of a patient.\n\n## You need a reason that is about care\n\nOpen a chart when you **take part in the care** of that patient.\n\n- Not your own chart.\n- Not the charts of family, friends, colleagues or neighbors.\n- Not a chart from the news.\n",
  "Every search, every chart and every refusal is recorded: who, when, for whom, and the purpose that was stated.\n",
  "Whatever is done with your account counts as done by you.\n\n1. Lock the screen when you leave it.\n2. Keep recovery codes where your password is not.\n",
];

const draft: CourseDraft = {
  courseId: privacyCourse.courseId,
  title: privacyCourse.title,
  summary: "What you may look at, what is recorded, and how to keep your way in to yourself.",
  minutes: privacyCourse.minutes,
  passScore: privacyCourse.passScore,
  affirmation: privacyCourse.affirmation,
  titleIds: titles.map(({ id }) => id),
  modules: privacyCourse.modules.map(({ id, title, questions }, place) => ({
    id,
    title,
    markdown: markdown[place] ?? "",
    questions: questions.map((question) => ({ ...question, right: rightAnswers[question.id] ?? 0 })),
  })),
};

export const trainerCourse: TrainerCourse = {
  draft,
  isDraft: false,
  versions: [
    { version: 3, publishedAt: "2026-09-01T13:00:00Z", publishedBy: "Wanda Kowalski" },
    { version: 2, publishedAt: "2026-02-11T09:40:00Z", publishedBy: "Wanda Kowalski" },
    { version: 1, publishedAt: "2025-10-02T08:05:00Z", publishedBy: "Crossbay" },
  ],
  titles,
};

export const trainerCourses: TrainerCourses = {
  courses: [
    {
      courseId: "privacy-and-security",
      title: "Privacy and security",
      publishedVersion: 3,
      publishedAt: "2026-09-01T13:00:00Z",
      hasDraft: false,
      titles: titles.map(({ name }) => name),
      assigned: 148,
      passed: 131,
      overdue: 2,
    },
    {
      courseId: "using-the-portal",
      title: "Using the portal",
      publishedVersion: 2,
      publishedAt: "2026-06-15T10:30:00Z",
      hasDraft: true,
      titles: titles.map(({ name }) => name),
      assigned: 148,
      passed: 140,
      overdue: 0,
    },
    {
      courseId: "break-the-glass",
      title: "Break the glass",
      publishedVersion: 1,
      publishedAt: "2025-10-02T08:05:00Z",
      hasDraft: false,
      titles: ["Emergency physician", "Paramedic"],
      assigned: 23,
      passed: 23,
      overdue: 0,
    },
    {
      courseId: "minors",
      title: "Minors and their own consent",
      hasDraft: true,
      titles: [],
      assigned: 0,
      passed: 0,
      overdue: 0,
    },
  ],
};

const person = (tail: number) => uuidOf(720 + tail);

export const trainingProgress: TrainingProgress = {
  people: [
    {
      accountId: person(1),
      name: "DELGADO, Rosa",
      participantName: "Lantern Street Family Practice",
      title: "Nurse practitioner",
      courseId: "privacy-and-security",
      courseTitle: "Privacy and security",
      state: "overdue",
      score: 90,
      passedAt: "2025-11-10T09:00:00Z",
      dueOn: "2026-11-10",
    },
    {
      accountId: person(2),
      name: "PIKE, Jonah",
      participantName: "Pier Nine Ambulance",
      title: "Paramedic",
      courseId: "privacy-and-security",
      courseTitle: "Privacy and security",
      state: "in-progress",
    },
    {
      accountId: person(2),
      name: "PIKE, Jonah",
      participantName: "Pier Nine Ambulance",
      title: "Paramedic",
      courseId: "break-the-glass",
      courseTitle: "Break the glass",
      state: "not-started",
    },
    {
      accountId: person(3),
      name: "OKAFOR, Amara",
      participantName: "Crossbay General Hospital",
      title: "Emergency physician",
      courseId: "privacy-and-security",
      courseTitle: "Privacy and security",
      state: "passed",
      score: 100,
      passedAt: "2026-09-14T07:20:00Z",
      dueOn: "2027-09-14",
    },
    {
      accountId: person(4),
      name: "WHITLOCK, Ben",
      participantName: "Crossbay General Hospital",
      title: "Registrar",
      courseId: "using-the-portal",
      courseTitle: "Using the portal",
      state: "due",
      score: 85,
      passedAt: "2025-12-04T09:00:00Z",
      dueOn: "2026-12-04",
    },
  ],
};
