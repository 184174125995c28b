import type { PatientsPageWords } from "./patients-page-words.ts";

export const spanishPatientsPage: PatientsPageWords = {
  title: "Para pacientes",
  heading: "Su información de salud, y lo que usted decide sobre ella",
  intro: [
    "{{exchange}} permite que hospitales, médicos y otras organizaciones que le atienden vean lo que las demás saben de usted: sus resultados, sus visitas, sus medicinas. Si pueden verlo, lo decide usted.",
  ],
  onThisPage: "En esta página",
  what: {
    heading: "Qué es el intercambio",
    paragraphs: [
      "Cuando le atienden en algún lugar, ese lugar envía al intercambio una copia de lo que anota. Así una sala de emergencias conoce sus alergias en medio de la noche, y su médico ve el resultado del laboratorio sin fax.",
      "El intercambio no atiende a nadie, no vende nada y no da nada a los empleadores. Los seguros nunca reciben su información por esta vía para decidir si pagan por usted. Lo que usted no permite queda cerrado, y cada consulta queda anotada: quién fue, dónde trabaja, cuándo y por qué.",
      "Su atención nunca depende de lo que usted elija. Quien le atiende sigue recibiendo directamente lo que corresponde a esa atención, por ejemplo el resultado de un análisis que pidió.",
    ],
  },
  choices: {
    heading: "Lo que puede elegir y qué significa",
    intro:
      "Usted decide para cada organización. Mientras no haya decidido nada, nadie ve su información en el intercambio, salvo en una emergencia médica.",
    list: [
      {
        choice: "Sí",
        means:
          "Las personas que le atienden en esta organización pueden ver todo lo que el intercambio tiene sobre usted, pasado y futuro, también lo delicado: salud mental, VIH, salud reproductiva, pruebas genéticas y tratamiento por alcohol y drogas.",
      },
      {
        choice: "No",
        means: "Nadie en esta organización ve nada por el intercambio, tampoco en una emergencia.",
      },
      {
        choice: "Solo en una emergencia",
        means:
          "Lo ofrecen las organizaciones con sala de emergencias o ambulancias. Ven su información en una emergencia médica y en ningún otro momento.",
      },
      {
        choice: "Nada firmado",
        means:
          "Nadie ve nada. En una emergencia médica, cuando no se le puede preguntar, una sala de emergencias puede abrirla después de declarar por qué. Cada vez se revisa, y se lo comunicamos a usted en 10 días.",
      },
      {
        choice: "Sí a todas las organizaciones de un formulario",
        means:
          "Un solo formulario para todas las organizaciones de su lista. Lo que usted decide para una de ellas va primero, sí o no.",
      },
      {
        choice: "No a todos",
        means:
          "Ninguna organización ve nada, tampoco en una emergencia, hasta que usted lo levante. Solo nuestro personal puede anotarlo y levantarlo, para que nadie lo haga en su nombre: pídalo con el formulario de abajo.",
      },
    ],
    howHeading: "Cómo decide y cómo cambia de opinión",
    how: [
      "Firme el formulario en la recepción de la organización, en papel o en su tableta, en inglés o en español. Vale lo último que firmó.",
      "Puede cambiarlo allí en cualquier momento. Vale en un segundo, también en las ventanas abiertas en ese momento. Lo que alguien ya vio no se puede deshacer, y queda en el expediente de esa organización si se usó para atenderle.",
    ],
    minorsHeading: "Niños y jóvenes",
    minors: [
      "Por un niño decide su madre, su padre o su tutor. Al cumplir 18 años esa decisión termina: desde entonces decide usted de nuevo.",
      "Quien tiene entre 10 y 17 años puede firmar por sí mismo para una sola visita en un lugar con servicios que la ley permite a los menores. El intercambio no da a los padres nada sobre un paciente de esa edad; pregunte en el lugar donde le atienden.",
    ],
  },
  rights: {
    heading: "Qué nos puede pedir",
    list: [
      "Quién vio su información: nombres, lugares de trabajo, cuándo y por qué, hasta seis años atrás. En 10 días.",
      "Su propio expediente: todo lo que el intercambio tiene sobre usted, como documento y como archivo de datos. En 30 días, casi siempre mucho antes.",
      "Sus decisiones: qué firmó, para quién y qué vale ahora. En 10 días.",
      "Un no a todos: al día siguiente, cuando sepamos que es usted. Levantarlo: en tres días.",
    ],
  },
  questions: {
    heading: "Preguntas",
    list: [
      { question: "¿Cuesta algo?", answer: "No: ni el intercambio ni lo que usted nos pide." },
      {
        question: "¿Quién participa?",
        answer:
          "Hospitales, consultorios, laboratorios, hogares de ancianos, ambulancias y otros de la región. Pregúntenos por ellos.",
      },
      {
        question: "¿Puedo dejar ver una cosa y ocultar otra?",
        answer:
          "No. Un sí vale para todo lo que tiene el intercambio, porque lo que falta puede ser peligroso en la atención. Usted puede elegir quién lo ve.",
      },
      {
        question: "¿Y el tratamiento por alcohol o drogas?",
        answer:
          "Tiene su propia ley federal (42 CFR parte 2). Se muestra solo con su sí firmado o en una emergencia médica, y siempre con el aviso de que no se debe pasar a otros.",
      },
      {
        question: "Encontré en el informe a alguien que no debía mirar.",
        answer:
          "Díganoslo con el número de su solicitud. Lo investigamos con la organización y le contamos el resultado. Si hubo una violación de la privacidad, la organización debe avisarle a usted y a las autoridades.",
      },
      {
        question: "Algo en mi expediente está mal.",
        answer:
          "Pida al lugar que lo escribió que lo corrija: su expediente dice de dónde viene cada línea. La corrección llega sola al intercambio.",
      },
      {
        question: "¿Cómo saben que soy yo?",
        answer:
          "Le llamamos y miramos un documento con foto y lo que dice su expediente sobre su nombre, fecha de nacimiento, dirección y teléfono. Quien le representa muestra sus papeles. Lo que pidió llega por un enlace secreto, que se abre con un código enviado a su teléfono móvil.",
      },
    ],
  },
  form: {
    heading: "Pídanos",
    intro:
      "Le llamamos o le escribimos, y nos aseguramos de que es usted. Por favor no escriba aquí nada sobre su salud.",
    kind: "¿Qué pide?",
    kinds: {
      "access-report": "Quién vio mi información",
      "own-record": "Mi propio expediente",
      "consent-values": "Lo que decidí",
      "deny-everyone": "Un no a todos",
      "lift-denial": "Levantar mi no a todos",
    },
    relation: "¿Quién es usted?",
    relations: {
      self: "Soy el paciente",
      parent: "Soy su madre o su padre",
      guardian: "Soy su tutor legal",
      "health-care-agent": "Soy su representante para la atención médica",
      "other-representative": "Represento al paciente de otra forma",
    },
    choose: "Elija",
    name: "Nombre del paciente",
    birthDate: "Fecha de nacimiento del paciente",
    birthDateHint: "Año, mes y día, como 1984-06-15.",
    contact: "Su correo electrónico o teléfono",
    contactHint: "Ahí le encontramos.",
    words: "¿Algo más? (puede quedar vacío)",
    wordsHint: "Su propio nombre, si representa al paciente; o cuándo podemos llamarle.",
    leaveEmpty: "Deje esto vacío",
    send: "Enviar",
    next: "Lo leen solo las personas del intercambio que atienden a los pacientes.",
    faults: "Hay algo que corregir",
    busyHeading: "No se envió",
    busy: "Llegaron muchas solicitudes desde su red. Espere diez minutos y envíela de nuevo: lo que escribió sigue aquí.",
  },
  received: {
    title: "Tenemos su solicitud",
    heading: "Tenemos su solicitud",
    number: (number) => `Su número es ${number}. Por favor guárdelo.`,
    next: [
      "Le llamamos o le escribimos, y nos aseguramos de que es usted.",
      "Después recibe un enlace por correo. Se abre con un código que enviamos a su teléfono móvil. Nadie del intercambio le pedirá nunca ese código.",
    ],
    back: "Volver a la página para pacientes",
  },
  stranger: {
    title: "No se envió nada",
    words: "El formulario no vino de esta página. Abra la página y envíelo desde allí.",
    back: "Abrir la página para pacientes",
  },
};
