/** What a user manager attests to after the training; a change of a word is a new version. Policy §2. */
export const trainingAttestation = {
  version: 1,
  text: [
    "I am the authorized user manager, or the deputy, whom my organization named in writing.",
    "I have watched the training video for user managers to its end and have understood it.",
    "I will ask for access only for people who work for my organization and need it, each with a title and an access level " +
      "that fit the work and no more.",
    "I will give each person's own e-mail address and mobile phone, and never ask for an account that several people share.",
    "When somebody leaves or changes work, I will end or change the access within one business day.",
    "I will look at the list of our users every 90 days, and report suspected misuse to our privacy officer and to the " +
      "exchange at once.",
  ].join("\n\n"),
} as const;
