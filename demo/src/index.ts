/**
 * The demo region: everything invented, everything repeatable. Pure: no clock, no files, no network; dates are
 * counted back from the `today` that the caller gives. Same options, same bytes.
 */
export type { DemoMessage, DemoRegion, RegionOptions } from "./generate-region.ts";
export { generateRegion } from "./generate-region.ts";
export type { MixMessage, MixOptions } from "./mix/message-mix.ts";
export { messageMix, mixPopulation } from "./mix/message-mix.ts";
export type { Address, Demographics, DemoPerson, DemoRegistration, Sex } from "./people/demo-person.ts";
export type { DemoAccount } from "./region/accounts.ts";
export { accounts, demoPassword } from "./region/accounts.ts";
export type { DemoConsent } from "./region/consents.ts";
export type { DemoNewcomer } from "./region/newcomers.ts";
export { designated, newcomers } from "./region/newcomers.ts";
export type { DemoParticipant, ParticipantType } from "./region/participants.ts";
export { participants } from "./region/participants.ts";
export type { DemoQuestion } from "./region/questions.ts";
export { questions } from "./region/questions.ts";
export type { DemoSource } from "./region/sources.ts";
export { sources } from "./region/sources.ts";
