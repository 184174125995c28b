import type { Feed } from "@crossbay/contract";
import type { DutyScope } from "../../access/index.ts";
import { listSourceNames } from "../../accounts/index.ts";
import type { Platform } from "../../platform/platform.ts";
import { feedState } from "./feed-alarm-rules.ts";
import { findFeedStandings } from "./feed-store.ts";

type FeedInBrief = Pick<Feed, "sourceId" | "code" | "name" | "participantName" | "state" | "lastMessageAt">;

/** In which state every feed of a scope is, in no order: nothing that is counted is read, so that thousands cost little. */
export async function listFeedStates(
  { database, clock }: Pick<Platform, "database" | "clock">,
  scope: DutyScope,
): Promise<FeedInBrief[]> {
  const now = clock.now();
  return database.snapshot(async (tx) => {
    const [sources, standings] = await Promise.all([
      listSourceNames(tx, scope === "every-participant" ? {} : scope),
      findFeedStandings(tx),
    ]);
    const standingOf = new Map(standings.map((standing) => [standing.sourceId, standing]));
    return sources.map(({ id, code, name, participantName }) => {
      const { lastAt, silentSince, errorsOpenedAt } = standingOf.get(id) ?? noStanding;
      return {
        ...{ sourceId: id, code, name, participantName },
        state: feedState({
          now,
          lastAt: lastAt ?? undefined,
          open: {
            ...(silentSince ? { silence: { since: silentSince } } : {}),
            ...(errorsOpenedAt ? { errors: { since: errorsOpenedAt } } : {}),
          },
        }),
        ...(lastAt ? { lastMessageAt: lastAt.toISOString() } : {}),
      };
    });
  });
}

const noStanding = { lastAt: null, silentSince: null, errorsOpenedAt: null };
