/** What somebody typed on the page "Find your relationship manager". */
export type ContactForm = {
  /** Id of the organization, or "exchange" when it was not found. */
  to: string;
  name: string;
  email: string;
  message: string;
  /** Nobody sees this field: whoever fills it is a program. */
  website: string;
};

export type ContactField = "name" | "email" | "message";
export type ContactFault = { field: ContactField; detail: string };

export const contactLengthsMax = { name: 200, email: 254, message: 2_000 } as const;

/** The form from an urlencoded body; what is missing is empty, what is there twice counts once. */
export function readContactForm(body: string): ContactForm {
  const fields = new URLSearchParams(body);
  const line = (name: string) =>
    (fields.get(name) ?? "")
      .normalize("NFC")
      .replace(/\p{Cc}/gu, " ")
      .trim();
  const message = (fields.get("message") ?? "").normalize("NFC").replace(/\r\n?/g, "\n");
  return {
    to: line("to"),
    name: line("name"),
    email: line("email"),
    // Lines of a letter stay lines.
    message: message.replace(/[^\P{Cc}\n\t]/gu, " ").trim(),
    website: line("website"),
  };
}

/** What is wrong with the form, field by field, in the order of the page. */
export function contactFaults(form: ContactForm): ContactFault[] {
  const { name, email, message } = form;
  const faults: ContactFault[] = [];
  if (name === "") faults.push({ field: "name", detail: "Enter your name." });
  if (!looksLikeEmail.test(email)) faults.push({ field: "email", detail: "Enter your e-mail address in full." });
  if (message === "") faults.push({ field: "message", detail: "Write what it is about." });
  for (const field of ["name", "email", "message"] as const) {
    if (form[field].length <= contactLengthsMax[field]) continue;
    faults.push({ field, detail: `This has ${form[field].length} characters; ${contactLengthsMax[field]} fit.` });
  }
  return faults;
}

/** The answer goes there by hand, so that a shared mailbox is as good as any. */
const looksLikeEmail = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@.<>"(),:;\\[\]]{2,}$/;
