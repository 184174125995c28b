import type { Timeliness } from "@crossbay/contract";
import type { Listed } from "./counted.ts";

/** How soon most of it came: judged by the last days where anything came then, since history is loaded late. */
export function timelinessOf(
  counts: readonly Pick<Listed, "received" | "prompt" | "receivedLately" | "promptLately">[],
): Timeliness {
  const sum = (count: (one: (typeof counts)[number]) => number) => counts.reduce((all, one) => all + count(one), 0);
  const lately = sum(({ receivedLately }) => receivedLately);
  if (lately > 0)
    return judge(
      lately,
      sum(({ promptLately }) => promptLately),
    );
  const received = sum(({ received }) => received);
  return received > 0
    ? judge(
        received,
        sum(({ prompt }) => prompt),
      )
    : "unknown";
}

const judge = (received: number, prompt: number): Timeliness => (prompt * 2 >= received ? "real-time" : "batch");
