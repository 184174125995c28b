/** The field to sign in. */
export const signing = {
  signature: "Signature",
  drawHint: "Draw with a finger, a pen or the mouse",
  clear: "Clear the drawing",
  drawn: "Something is drawn in the field.",
  typed: "Or type your full name",
  typedHint: "Counts as your signature when nothing is drawn.",
};
