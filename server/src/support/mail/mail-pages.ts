import { type Html, html } from "../../platform/html.ts";
import { publicPageFiles, sendPublicPage } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { sendProblem } from "../../platform/problem.ts";
import { certificatePath, safeWayPath } from "./mail-paths-rules.ts";
import type { MailContext, SupportMail } from "./support-mail.ts";

/** Registers the public page about writing to the exchange safely, and its certificate to download. */
export function mailPageRoutes(http: HttpServer, context: MailContext): void {
  const { supportMail } = context;
  const { exchangeName } = context.accounts;
  publicPageFiles(http);

  http.get(safeWayPath, { schema: { hide: true } }, (_request, reply) =>
    sendPublicPage(reply, {
      exchangeName,
      title: "Write to us safely",
      main: safeWayPage(exchangeName, supportMail),
    }),
  );

  http.get(certificatePath, { schema: { hide: true } }, (_request, reply) => {
    if (!supportMail) return sendProblem(reply, "not-found", { detail: "No encrypted mail is taken here." });
    return reply
      .type("application/x-pem-file")
      .header("cache-control", "no-cache")
      .header("content-disposition", `attachment; filename="${supportMail.address.replace(/[^\w.@-]/g, "_")}.pem"`)
      .send(supportMail.pem);
  });
}

const safeWayPage = (exchangeName: string, mail: SupportMail | undefined): Html => html`
<h1>Write to us safely</h1>
<p>Ordinary mail can be read on its way. Never put a patient's name, date of birth or number into it, and never a password or a code: ${exchangeName} keeps such mail back, and nobody reads it.</p>
<h2>On the portal</h2>
<p>The safest and the simplest: <a href="/sign-in">sign in</a> and write under Messages, or answer your request under Help. Without an account, <a href="/support/ask">ask us</a> without anything about a patient: we send you a link under which you can write safely.</p>
${mail ? encryptedMail(mail) : html`<h2>By encrypted mail</h2><p>We take no encrypted mail at the moment. Please use the portal.</p>`}
<p><a href="/support">Back to the help centre</a></p>`;

function encryptedMail({ address, key }: SupportMail): Html {
  const { fingerprint, notAfter } = key.certificate;
  return html`<h2>By encrypted mail (S/MIME)</h2>
<ol>
<li>Download our certificate: <a href="${certificatePath}">certificate of ${address}</a>.</li>
<li>Compare its SHA-256 fingerprint: <code>${fingerprint.toUpperCase().match(/.{4}/g)?.join(" ") ?? ""}</code></li>
<li>Add it to the contact ${address} in your mail program, and choose "encrypt" when you write. Sign your mail too, if you have a certificate of your own: then we know that it is you, and answer encrypted.</li>
</ol>
<p>It is valid until ${notAfter.toISOString().slice(0, 10)}. The subject of a mail is never encrypted: keep it general, and give the number of your request if you have one.</p>`;
}
