import type { LetterTemplateText } from "./letter-template.ts";

/** Mails that say that a secure message waits: who wrote it and where it is read, never what it says. */
export const secureMessageLetterTemplates = {
  "secure-message": {
    about: "To a user to whom somebody wrote a secure message; one until it is read",
    needed: ["who", "link"],
    subject: "{{exchange}}: a secure message waits for you",
    body: `Dear {{name}},

{{who}} wrote you a secure message at {{exchange}}. What it says stands there, not in this mail.

Read and answer it: {{link}}`,
  },
  "secure-message-by-sms": {
    about:
      "To somebody without an account to whom a secure message was written, who proves themselves by a text message",
    needed: ["who", "link", "due"],
    subject: "{{exchange}}: a secure message waits for you",
    body: `Dear {{name}},

{{who}} wrote you a secure message. It is read at {{exchange}}, in your browser, and needs no account.

Read and answer it until {{due}}: {{link}}

We then send a code to the mobile phone whose number {{who}} gave us. Nobody from the exchange will ever ask you for that code. If you do not know {{who}}, do not open it.`,
  },
  "secure-message-by-passphrase": {
    about: "To somebody without an account to whom a secure message was written, who proves themselves by a passphrase",
    needed: ["who", "link", "due"],
    subject: "{{exchange}}: a secure message waits for you",
    body: `Dear {{name}},

{{who}} wrote you a secure message. It is read at {{exchange}}, in your browser, and needs no account.

Read and answer it until {{due}}: {{link}}

You need the passphrase that {{who}} tells you, and a code that we then send to this mailbox. If you have no passphrase, call {{who}}. If you do not know {{who}}, do not open it.`,
  },
} as const satisfies Record<string, LetterTemplateText>;
