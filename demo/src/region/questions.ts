/** Something that somebody of the demo region asks the help desk. */
export type DemoQuestion = {
  readonly username: string;
  readonly type: "alerts" | "pop-ups" | "training";
  readonly subject: string;
  readonly text: string;
};

/** What waits at the help desk when the demo begins; nothing about a patient. */
export const questions: readonly DemoQuestion[] = [
  {
    username: "dfisk",
    type: "pop-ups",
    subject: "A result opens no window on the new tablets",
    text: "On our new tablets nothing happens when I press a result. On my computer it opens beside the chart. What do I set?",
  },
  {
    username: "mhart",
    type: "training",
    subject: "How long does the training video take?",
    text: "I am the new user manager of Lantern Street. How much time shall I set aside, and may I stop in between?",
  },
  {
    username: "praman",
    type: "alerts",
    subject: "Alerts for the new emergency physician",
    text: "Dr Ortiz starts on Monday and wants alerts for our patients. Her row on the worksheet says so. Is there more to do?",
  },
];
