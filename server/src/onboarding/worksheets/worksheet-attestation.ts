/** What a user manager attests to with each worksheet; a change of a word is a new version. Policy §2. */
export const worksheetAttestation = {
  version: 1,
  text: [
    "Everything on this worksheet is true: each row is a person who works for my organization, with that person's own e-mail " +
      "address and mobile number.",
    "I have looked at the access level of each row. It is appropriate for what the person does, and no more than that.",
  ].join("\n\n"),
} as const;
