/** What stands before a record, and what the law wants beside it. */
export const recordGate = {
  redisclosure: {
    title: "Before this record opens",
    lead: "It is confidential, and protected by federal and New York law.",
    points: (purpose: string) => [
      `Use it for your stated purpose only: ${purpose.toLowerCase()}.`,
      "Do not pass it on unless the patient agrees in writing or the law allows it. 42 CFR part 2 forbids it for records of substance use treatment, and New York law for HIV-related information.",
      "Your name, the time and everything you open are recorded. The patient can ask who looked.",
    ],
    confirm: "I have read this, open the record",
    once: "Asked once for each patient in a session.",
    failedTitle: "The record did not open",
  },
  notices: {
    label: "Notices of the law",
    short: {
      part2: "Holds records of substance use treatment (42 CFR part 2): do not redisclose.",
      hiv: "Holds HIV-related information: New York law forbids further disclosure.",
    },
    read: "Read the notice",
    rests: (consent: string) => `Released under: ${consent}`,
  },
};
