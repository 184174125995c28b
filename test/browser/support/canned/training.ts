import type { Course, CourseLine, TrainingOverview } from "@crossbay/contract";
import { uuidOf } from "./people.ts";

const privacyLine: CourseLine = {
  courseId: "privacy-and-security",
  title: "Privacy and security",
  summary: "What you may look at, what is recorded, and how to keep your way in to yourself.",
  minutes: 15,
  kind: "modules",
  state: "not-started",
};

/** Right answers by question id: the exchange alone knows them. */
export const rightAnswers: Record<string, number> = {
  "whose-chart": 1,
  "what-is-recorded": 2,
  "shared-password": 0,
  "lost-phone": 2,
};

export const privacyCourse: Course = {
  courseId: privacyLine.courseId,
  version: 3,
  title: privacyLine.title,
  minutes: privacyLine.minutes,
  passScore: 80,
  affirmation:
    "I have read this course. I will open charts only for people whose care I take part in, keep my password and codes to myself, and tell my user manager at once when I think somebody else has used my account.",
  state: "not-started",
  modules: [
    {
      id: "whose-charts",
      title: "Whose charts you may open",
      done: false,
      html: `<p>The exchange joins what hospitals, practices, laboratories and ambulances know of a patient. That makes it possible to see more than any one of them ever saw, and asks for more restraint.</p>
<h3>You need a reason that is about care</h3>
<p>Open a chart when you <strong>take part in the care</strong> of that patient: you treat, you register, you prepare a visit, you coordinate what follows. Curiosity is no reason, and neither is a good intention.</p>
<ul>
<li>Not your own chart. Ask for your record as every patient does.</li>
<li>Not the charts of family, friends, colleagues or neighbors, unless they are your patients.</li>
<li>Not a chart from the news.</li>
</ul>
<blockquote><p>Dr Okafor hears that a colleague was brought in last night. She is worried, and not on the case. She does not open the chart.</p></blockquote>
<h3>The patient decides first</h3>
<p>Nothing is shown before the patient has agreed that your organization may see it. <code>No consent recorded</code> is an answer, and you can ask the patient.</p>`,
      questions: [
        {
          id: "whose-chart",
          text: "Your neighbor asks you to look up her test result, because she cannot reach her doctor. What do you do?",
          choices: [
            "Look it up: she asked for it herself",
            "Explain that you may not, and how she can ask for her own record",
            "Look it up, and tell her nothing that is worrying",
          ],
        },
      ],
    },
    {
      id: "what-is-recorded",
      title: "What is recorded",
      done: false,
      html: `<p>Every search, every chart and every refusal is recorded: who, when, for whom, and the purpose that was stated. Patients may ask who has looked, and they are told.</p>
<table><thead><tr><th>What</th><th>Recorded</th><th>Seen by</th></tr></thead>
<tbody><tr><td>A search</td><td>the words that were searched</td><td>privacy officers</td></tr>
<tr><td>A chart that was opened</td><td>person, purpose, time</td><td>the patient, privacy officers</td></tr>
<tr><td>A refusal</td><td>the reason</td><td>privacy officers</td></tr></tbody></table>
<p>Read more in <a href="https://example.org/notice" target="_blank" rel="noopener noreferrer">the notice that patients get</a>.</p>`,
      questions: [
        {
          id: "what-is-recorded",
          text: "A search finds nobody. Is it recorded?",
          choices: ["No, because nothing was shown", "Only when it is repeated", "Yes, like every search"],
        },
      ],
    },
    {
      id: "your-way-in",
      title: "Your way in is yours alone",
      done: false,
      html: `<p>Whatever is done with your account counts as done by you. Nobody, not your manager and not the support of the exchange, needs your password or a code.</p>
<ol><li>Lock the screen when you leave it.</li><li>Keep recovery codes where your password is not.</li><li>Tell your user manager at once when a phone is lost.</li></ol>`,
      questions: [
        {
          id: "shared-password",
          text: "The ward is full and a new nurse has no account yet. May she use yours for an hour?",
          choices: ["No, never", "Yes, if you stand beside her", "Yes, in an emergency"],
        },
        {
          id: "lost-phone",
          text: "Your phone with the authenticator app is gone. What comes first?",
          choices: [
            "Wait whether it turns up",
            "Order a new phone with the same number",
            "Tell your user manager, and sign in with a recovery code",
          ],
        },
      ],
    },
  ],
};

/** Jonah Pike, a new paramedic: credentials come when these are done. */
export const jonahsTraining: TrainingOverview = {
  name: "Jonah Pike",
  state: "in-progress",
  next: "When the last course is done, your username and a temporary password come by e-mail.",
  courses: [
    privacyLine,
    {
      courseId: "using-the-portal",
      title: "Using the portal",
      summary: "Sign in, find a patient, read a chart, and what to do when the portal says no.",
      minutes: 12,
      kind: "modules",
      state: "in-progress",
    },
    {
      courseId: "consent",
      title: "Consent",
      summary: "What a patient can decide, how to record it, and what the answers mean for you.",
      minutes: 10,
      kind: "modules",
      state: "passed",
      score: 100,
      passedAt: "2026-11-20T10:12:00Z",
      dueOn: "2027-11-20",
      certificateId: uuidOf(701),
    },
    {
      courseId: "break-the-glass",
      title: "Break the glass",
      summary: "Emergency access without consent: when, for how long, and who asks you about it.",
      minutes: 8,
      kind: "modules",
      state: "not-started",
    },
  ],
};

/** Rosa Delgado, whose yearly refresher is overdue. */
export const rosasTraining: TrainingOverview = {
  name: "Rosa Delgado",
  state: "overdue",
  next: "A course is overdue. Take it now: after 14 days of grace your account is suspended.",
  courses: [
    { ...privacyLine, state: "overdue", score: 90, passedAt: "2025-11-10T09:00:00Z", dueOn: "2026-11-10" },
    { ...jonahsTraining.courses[1]!, state: "due", score: 85, passedAt: "2025-12-04T09:00:00Z", dueOn: "2026-12-04" },
    { ...jonahsTraining.courses[2]! },
  ],
};

export const noTraining: TrainingOverview = {
  name: "Omar Haddad",
  state: "complete",
  next: "Your account is active. Take the courses when you can.",
  courses: [],
};
