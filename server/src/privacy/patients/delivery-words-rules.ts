import type { DeliveredKind, RequestLanguage } from "./request-rules.ts";

export type DeliveryWords = {
  title: string;
  intro: string;
  link: string;
  linkHint: string;
  sendCode: string;
  codeSent: (end: string) => string;
  code: string;
  codeHint: string;
  open: string;
  sendAgain: string;
  ready: string;
  readyHint: string;
  save: Record<DeliveredKind, string>;
  saveData: string;
  over: string;
  overHint: string;
  codeWrong: string;
  codeOver: string;
  busy: string;
  smsFailed: string;
  stranger: string;
};

/** The words of the page on which somebody gets what they asked for; a language is an entry. */
export const deliveryWords: Record<RequestLanguage, DeliveryWords> = {
  en: {
    title: "What you asked for",
    intro:
      "The link in our mail opens this page. We then send a code to the mobile number that you gave us, and with it you save what you asked for.",
    link: "The link in the mail",
    linkHint: "If the field is empty, copy the whole link from the mail into it.",
    sendCode: "Send me the code",
    codeSent: (end) => `A code is on its way to your mobile number that ends in ${end}.`,
    code: "The code",
    codeHint: "Eight digits. It works for ten minutes.",
    open: "Go on",
    sendAgain: "Send another code",
    ready: "It is ready",
    readyHint:
      "Save it now: for 15 minutes you need no other code. Keep it where nobody else reads it, and never on a computer that others use.",
    save: {
      "access-report": "Save who looked at your information (PDF)",
      "own-record": "Save your health record (PDF)",
      "consent-values": "Save your decisions (PDF)",
    },
    saveData: "Save your health record as a data file for other programs (FHIR)",
    over: "This link no longer opens",
    overHint:
      "It is wrong, too old, or a newer one was sent; or too many wrong codes were entered. Call us and we send you another.",
    codeWrong: "That was not the code. Look at the newest message and enter it again.",
    codeOver: "This code no longer works. Send yourself another one.",
    busy: "Several codes were sent already. Use the newest one, or wait ten minutes.",
    smsFailed: "The code could not be sent. Try again in a few minutes.",
    stranger: "The form did not come from this page. Open the link in the mail again.",
  },
  es: {
    title: "Lo que pidió",
    intro:
      "El enlace de nuestro correo abre esta página. Después enviamos un código al teléfono móvil que usted nos dio, y con él guarda lo que pidió.",
    link: "El enlace del correo",
    linkHint: "Si el campo está vacío, copie en él el enlace completo del correo.",
    sendCode: "Envíenme el código",
    codeSent: (end) => `Le enviamos un código a su teléfono móvil que termina en ${end}.`,
    code: "El código",
    codeHint: "Ocho cifras. Vale diez minutos.",
    open: "Seguir",
    sendAgain: "Enviar otro código",
    ready: "Está listo",
    readyHint:
      "Guárdelo ahora: durante 15 minutos no necesita otro código. Guárdelo donde nadie más lo lea, y nunca en una computadora que usan otros.",
    save: {
      "access-report": "Guardar quién vio su información (PDF, en inglés)",
      "own-record": "Guardar su expediente de salud (PDF, en inglés)",
      "consent-values": "Guardar sus decisiones (PDF, en inglés)",
    },
    saveData: "Guardar su expediente como archivo de datos para otros programas (FHIR)",
    over: "Este enlace ya no abre",
    overHint:
      "No es correcto, es demasiado antiguo o enviamos uno más nuevo; o se escribieron demasiados códigos equivocados. Llámenos y le enviamos otro.",
    codeWrong: "Ese no era el código. Mire el mensaje más nuevo y escríbalo de nuevo.",
    codeOver: "Este código ya no vale. Pida otro.",
    busy: "Ya se enviaron varios códigos. Use el más nuevo o espere diez minutos.",
    smsFailed: "No se pudo enviar el código. Inténtelo de nuevo en unos minutos.",
    stranger: "El formulario no vino de esta página. Abra otra vez el enlace del correo.",
  },
};
