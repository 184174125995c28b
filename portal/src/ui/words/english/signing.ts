/** The field to sign in. */
export const signing = {
  signature: "Signature",
  drawHint: "Draw with a finger, a pen or the mouse",
  clear: "Clear the drawing",
  drawn: "Something is drawn in the field.",
  typed: "Or type your full name",
  typedHint: "Counts as your signature when nothing is drawn.",
  /** Around a form that a patient reads and signs; the form brings its own words for the rest. */
  screen: {
    language: "Language",
    patient: (name: string, birthDate: string) => `${name}, born ${birthDate}`,
    choose: "Mark what you decide",
    relation: "Say for whom you sign",
    name: "Enter your name",
    sign: "Sign, or type your name",
    failedTitle: "It is not recorded yet",
    formFailedTitle: "The form cannot be shown",
    notAllowedTitle: "Nothing can be signed here now",
    back: "Back to the staff",
    thanksTitle: "Thank you",
    thanks: "Your decision is recorded. Please give the screen back.",
    takeBack: "Staff: go on",
  },
};
