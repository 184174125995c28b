/** A row of a worksheet that waits at the relationship manager's desk. */
export type DemoNewcomer = {
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly mobile: string;
  /** As on the guidance sheet. */
  readonly title: string;
  readonly site: string;
  readonly wantsAlerts: boolean;
};

/** Whom the user manager of Crossbay General asks for; invented like everybody here. */
export const newcomers: readonly DemoNewcomer[] = [
  {
    given: "Lena",
    family: "Ortiz",
    email: "lena.ortiz@crossbay-general.example",
    mobile: "+15185550121",
    title: "Physician (including resident)",
    site: "Main Campus",
    wantsAlerts: true,
  },
  {
    given: "Theo",
    family: "Barr",
    email: "theo.barr@crossbay-general.example",
    mobile: "+15185550122",
    title: "Registrar or front desk",
    site: "Ferry Road Outpatient Pavilion",
    wantsAlerts: false,
  },
  {
    given: "Ruben",
    family: "Quill",
    email: "ruben.quill@crossbay-general.example",
    mobile: "+15185550123",
    title: "Emergency department nurse",
    site: "Main Campus",
    wantsAlerts: false,
  },
];

/** Who is named in writing for Saltmarsh; the relationship manager has not looked at it yet. */
export const designated = {
  participantKey: "saltmarsh",
  signatoryName: "Harriet Bloom",
  signatoryPosition: "Administrator",
  manager: { given: "Iris", family: "Vance", email: "iris.vance@saltmarsh.example", mobile: "+15185550124" },
  deputy: { given: "Paul", family: "Ames", email: "paul.ames@saltmarsh.example", mobile: "+15185550125" },
} as const;
