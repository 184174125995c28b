import type { FlagKind } from "@crossbay/contract";

/** Each kind of flag in a word or two, for files. */
export const flagWords: Readonly<Record<FlagKind, string>> = {
  self: "Own record",
  "same-surname": "Same surname",
  "same-address": "Same address",
  colleague: "Colleague",
  vip: "Watched person",
  volume: "Volume",
  sharing: "Shared account",
};
