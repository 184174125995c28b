import type { PatientsPageWords } from "./patients-page-words.ts";

export const englishPatientsPage: PatientsPageWords = {
  title: "For patients",
  heading: "Your health information, and your say about it",
  intro: [
    "{{exchange}} lets hospitals, doctors and other organizations that treat you see what the others know about you: your results, your visits, your medicines. Whether they may see it is for you to decide.",
  ],
  onThisPage: "On this page",
  what: {
    heading: "What the exchange is",
    paragraphs: [
      "When you are treated somewhere, that place sends a copy of what it records to the exchange. So an emergency department knows your allergies in the middle of the night, and your doctor sees the laboratory's result without a fax.",
      "The exchange itself treats nobody, sells nothing, and gives nothing to employers. Insurers never get your information through it to decide whether they pay for you. What you do not allow stays closed, and every look is written down: who it was, where they work, when, and why.",
      "Treatment never depends on your choice. Whoever treats you still hears directly what is about that treatment, for example the result of a test that they ordered.",
    ],
  },
  choices: {
    heading: "Your choices and what each means",
    intro:
      "You decide for each organization. As long as you have decided nothing, nobody sees your information in the exchange, except in a medical emergency.",
    list: [
      {
        choice: "Yes",
        means:
          "The people who treat you at this organization may see everything that the exchange has about you, past and future, sensitive information included: about mental health, HIV, reproductive health, genetic tests, and treatment for alcohol and drugs.",
      },
      {
        choice: "No",
        means: "Nobody at this organization sees anything through the exchange, not in an emergency either.",
      },
      {
        choice: "Only in an emergency",
        means:
          "Offered by organizations with an emergency department or an ambulance service. They see your information in a medical emergency, and at no other time.",
      },
      {
        choice: "Nothing signed",
        means:
          "Nobody sees anything. In a medical emergency, when you cannot be asked, an emergency department may open it after stating why. Each time is reviewed, and we tell you of it within 10 days.",
      },
      {
        choice: "Yes to all organizations on a form",
        means:
          "One form for all organizations that are listed on it. What you decide for one of them goes before it, yes or no.",
      },
      {
        choice: "No to everyone",
        means:
          "No organization sees anything, not in an emergency either, until you lift it. Only our own staff can record and lift it, so that nobody does it in your name: ask with the form below.",
      },
    ],
    howHeading: "How you decide, and change your mind",
    how: [
      "Sign the form at the front desk of the organization, on paper or on its tablet, in English or Spanish. What you signed last counts.",
      "You can change it there at any time. It counts within a second, also in windows that are open at that moment. What somebody has seen before cannot be unseen, and stays in that organization's own record where it was used for your treatment.",
    ],
    minorsHeading: "Children and young people",
    minors: [
      "For a child a parent or guardian decides. The 18th birthday ends that decision: from then on you decide anew.",
      "Whoever is between 10 and 17 may sign alone for one visit at a place with services to which minors may consent by law. Nothing about a patient of that age is given to a parent by the exchange; please ask the place of treatment.",
    ],
  },
  rights: {
    heading: "What you can ask us for",
    list: [
      "Who looked at your information: names, places of work, when and why, for six years back. Within 10 days.",
      "Your own record: everything that the exchange has about you, as a document and as a data file. Within 30 days, usually much sooner.",
      "Your decisions: what you signed, for whom, and what it comes to now. Within 10 days.",
      "A no to everyone: by the next day, once we know that it is you. Lifting it: within three days.",
    ],
  },
  questions: {
    heading: "Questions",
    list: [
      {
        question: "Does it cost anything?",
        answer: "No: neither the exchange, nor what you ask us for.",
      },
      {
        question: "Who takes part?",
        answer:
          "Hospitals, practices, laboratories, nursing homes, ambulance services and others of the region. You find them by name under “Find your relationship manager”.",
      },
      {
        question: "Can I let them see one thing and hide another?",
        answer:
          "No. A yes is about everything that the exchange has, because something that is left out can be dangerous in treatment. You can choose who sees it.",
      },
      {
        question: "What about treatment for alcohol or drugs?",
        answer:
          "It has its own federal law (42 CFR Part 2). It is shown only with your signed yes, or in a medical emergency, and always with the notice that it must not be passed on.",
      },
      {
        question: "I found somebody in the report who should not have looked.",
        answer:
          "Tell us, with the number of your request. We look into it with the organization, and tell you what came of it. If it was a breach, the organization must tell you and the authorities.",
      },
      {
        question: "Something in my record is wrong.",
        answer:
          "Ask the place that wrote it to correct it: your record says where each line comes from. The correction then reaches the exchange by itself.",
      },
      {
        question: "How do you know that it is me?",
        answer:
          "We call you back and look at a photo identity document and at what your record says about your name, birth date, address and telephone. Who stands for you shows papers. What you asked for comes by a secret link, which opens with a code to your mobile phone.",
      },
    ],
  },
  form: {
    heading: "Ask us",
    intro:
      "We call you back or write to you, and make sure that it is you. Please write nothing about your health here.",
    kind: "What do you ask for?",
    kinds: {
      "access-report": "Who looked at my information",
      "own-record": "My own record",
      "consent-values": "What I decided",
      "deny-everyone": "A no to everyone",
      "lift-denial": "Lift my no to everyone",
    },
    relation: "Who are you?",
    relations: {
      self: "I am the patient",
      parent: "I am a parent",
      guardian: "I am the guardian",
      "health-care-agent": "I am the health care agent",
      "other-representative": "I stand for the patient in another way",
    },
    choose: "Choose",
    name: "Name of the patient",
    birthDate: "Birth date of the patient",
    birthDateHint: "Year, month and day, like 1984-06-15.",
    contact: "Your e-mail address or telephone number",
    contactHint: "We reach you there.",
    words: "Anything else? (may be left empty)",
    wordsHint: "Your own name, when you stand for the patient; or when we best reach you.",
    leaveEmpty: "Leave this empty",
    send: "Send",
    next: "Only the people at the exchange who serve patients read it.",
    faults: "There is something to correct",
    busyHeading: "Not sent",
    busy: "Many requests came from your network. Wait ten minutes and send it again: what you wrote is still here.",
  },
  received: {
    title: "We have your request",
    heading: "We have your request",
    number: (number) => `Its number is ${number}. Please keep it.`,
    next: [
      "We call you back or write to you, and make sure that it is you.",
      "Then you get a link by mail. It opens with a code that we send to your mobile phone. Nobody from the exchange will ever ask you for that code.",
    ],
    back: "Back to the page for patients",
  },
  stranger: {
    title: "Nothing was sent",
    words: "The form did not come from this page. Open the page and send it from there.",
    back: "Open the page for patients",
  },
};
