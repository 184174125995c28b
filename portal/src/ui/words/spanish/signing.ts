import type { Words } from "../en.ts";

/** What patients read while they sign, in Spanish. */
export const signing: Words["signing"] = {
  signature: "Firma",
  drawHint: "Dibuje con un dedo, un lápiz o el ratón",
  clear: "Borrar el dibujo",
  drawn: "Hay algo dibujado en el campo.",
  typed: "O escriba su nombre completo",
  typedHint: "Vale como su firma si no dibuja nada.",
  screen: {
    language: "Idioma",
    patient: (name, birthDate) => `${name}, fecha de nacimiento: ${birthDate}`,
    choose: "Marque su decisión",
    relation: "Indique por quién firma",
    name: "Escriba su nombre",
    sign: "Firme, o escriba su nombre",
    failedTitle: "Todavía no está registrado",
    formFailedTitle: "No se puede mostrar el formulario",
    notAllowedTitle: "Ahora no se puede firmar aquí",
    back: "Volver al personal",
    thanksTitle: "Gracias",
    thanks: "Su decisión está registrada. Por favor, devuelva la pantalla.",
    takeBack: "Personal: continuar",
  },
};
