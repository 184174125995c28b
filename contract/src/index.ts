/** The shapes that portal and server share: every request and answer of `/api`. */
export * from "./access.ts";
export * from "./account.ts";
export * from "./chart.ts";
export * from "./consent.ts";
export * from "./interface.ts";
export * from "./letters.ts";
export * from "./participants.ts";
export * from "./people.ts";
export * from "./problem.ts";
export * from "./search.ts";
export * from "./session.ts";
export * from "./sign-in.ts";
export * from "./training.ts";
export * from "./worksheets.ts";
