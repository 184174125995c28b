import { chart } from "./english/chart.ts";
import { clinical } from "./english/clinical.ts";
import { consent } from "./english/consent.ts";
import { feeds } from "./english/feeds.ts";
import { frame } from "./english/frame.ts";
import { people } from "./english/people.ts";
import { problems } from "./english/problems.ts";
import { quarantine } from "./english/quarantine.ts";
import { results } from "./english/results.ts";
import { search } from "./english/search.ts";
import { signIn } from "./english/sign-in.ts";
import { times } from "./english/times.ts";
import { tryMessage } from "./english/try-message.ts";

/** Every word of the portal in English. Another language is another object of type {@link Words}, complete by its type. */
export const en = {
  frame,
  signIn,
  search,
  chart,
  results,
  consent,
  clinical,
  people,
  problems,
  times,
  feeds,
  quarantine,
  tryMessage,
};

export type Words = typeof en;
