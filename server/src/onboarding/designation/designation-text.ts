/** What a participant's signatory signs. A change of the words is a new version; each designation keeps the one it was signed under. */
export const designationText = {
  version: 1,
  title: "Designation of an authorized user manager",
  paragraphs: [
    "The participant named above designates the person below as its authorized user manager at the exchange, and, where one is named, the deputy who acts in the user manager's absence.",
    "The authorized user manager decides, for the participant, who of its workforce gets an account and with which title; submits worksheets and attests that they are true and that each access level is appropriate; tells the exchange without delay when somebody leaves, changes role or goes on leave; verifies the list of users every 90 days; and completes the exchange's training first and every year.",
    "An account is one person's own and is never shared. The participant answers for what its users do with their access, as its participation agreement says.",
    "The designation holds until the participant names somebody else in writing or its agreement ends. The signatory states that they may sign for the participant.",
  ],
} as const;
