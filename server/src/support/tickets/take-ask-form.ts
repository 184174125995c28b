import { type AccountsContext, foldEmail, networkOf } from "../../accounts/index.ts";
import { type AskForm, isAskedType } from "./ask-form-rules.ts";
import { countTry } from "./count-try.ts";
import { openTicket } from "./open-ticket.ts";

/**
 * Opens a request of somebody who is not signed in; the form has no faults. A program that filled the hidden field is answered the same,
 * and nothing is kept. To an address that got many mails of late none goes.
 * @returns `busy`: the network has sent too many; `masked`: a password or code stood in it
 */
export function takeAskForm(
  context: AccountsContext,
  { form, address, requestId }: { form: AskForm; address: string; requestId: string },
): Promise<"busy" | { masked: boolean }> {
  return context.database.transaction(async (tx) => {
    if (!(await countTry(tx, context, "ask", networkOf(address)))) return "busy";
    if (form.website !== "" || !isAskedType(form.type)) return { masked: false };
    const { name, email, organization, subject, type } = form;
    const mayMail = await countTry(tx, context, "ask-mail", foldEmail(email));
    const text = organization === "" ? form.text : `${form.text}\n\nOrganization: ${organization}`;
    const { masked } = await openTicket(tx, context, {
      type,
      subject,
      text,
      from: { name, email: email.trim() },
      withoutMail: !mayMail,
      requestId,
    });
    return { masked };
  });
}
