export const problems = {
  summaryTitle: "There is something to correct",
  requestId: (id: string) => `Request ${id}`,
  unreachableTitle: "The exchange cannot be reached",
  unreachable: "Your connection or the exchange is down. Nothing you typed is lost, and nothing was changed.",
  unreadableTitle: "The answer could not be read",
  unreadable: "Something between you and the exchange failed. Nothing is shown, to be safe. Try again in a moment.",
  retry: "Try again",
  why: "Why?",
  reasons: {
    "no-consent":
      "The exchange releases nothing about a patient until the patient, or someone who may decide for the patient, has agreed that your organization may see it.",
    "emergency-only":
      "The patient agreed that your organization may look in a medical emergency, and at no other time.",
    "patient-denied":
      "The patient decided that your organization may not see what the exchange holds. A newer decision of the patient can change that.",
    "patient-denied-everyone":
      "The patient decided that nobody may see what the exchange holds. Only staff of the exchange can record a change, asked by the patient.",
    "written-consent-needed": "Your kind of organization needs a signed form that names it before anything is shown.",
    "glass-not-needed": "Consent lets your organization see this record, so there is nothing to break.",
    "level-lacks-right":
      "Your title at this organization does not include this kind of information. Your user manager can tell you what it includes.",
  } as Record<string, string>,
  steps: {
    "record-consent": "Record consent",
    "break-the-glass": "Break the glass",
    "ask-user-manager": "Ask the user manager of your organization.",
  },
  notAvailableHere: "Not available here",
  waysForward: "What you can do",
  searchAgain: "Search for another patient",
  lookAgain: "Look again",
  askWhy: "Ask the exchange why",
};
