/** The shapes that portal and server share: every request and answer of `/api`. */
export * from "./access.ts";
export * from "./chart.ts";
export * from "./consent.ts";
export * from "./interface.ts";
export * from "./problem.ts";
export * from "./search.ts";
export * from "./session.ts";
export * from "./sign-in.ts";
