import type { VideoProgress } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import { tellWatched } from "../../../ui/api/user-management-endpoints.ts";
import { trainingVideoQuery, userManagementQuery } from "../../../ui/api/user-management-queries.ts";
import { addStretch, decideSeek, furthestAfter, type Stretch } from "./seeking.ts";

const tellEverySeconds = 5;
/** Between two reports of the player; more is a jump, which is no watching. */
const stepSecondsMax = 2;

/** Follows a player: tells the exchange what was played, keeps it from skipping ahead, and lets it run at one speed. */
export function useWatching(player: RefObject<HTMLVideoElement | null>, progress: VideoProgress) {
  const queries = useQueryClient();
  const [skipped, setSkipped] = useState(false);
  const [notKept, setNotKept] = useState(false);
  const state = useRef({
    at: undefined as number | undefined,
    playing: undefined as Stretch | undefined,
    furthest: progress.furthestSeconds,
    waiting: [] as readonly Stretch[],
    telling: false,
  });
  state.current.furthest = Math.max(state.current.furthest, progress.furthestSeconds);
  const { version } = progress;

  useEffect(() => {
    const video = player.current;
    const now = state.current;
    if (!video) return;

    const tell = async () => {
      const next = now.waiting[0];
      if (!next || now.telling) return;
      now.telling = true;
      const answer = await tellWatched({ version, fromSeconds: next.from, toSeconds: next.to });
      now.telling = false;
      setNotKept(!answer.ok);
      if (!answer.ok) return;
      now.waiting = now.waiting.slice(1);
      queries.setQueryData(trainingVideoQuery.queryKey, answer.value);
      if (answer.value.completedAt) void queries.invalidateQueries({ queryKey: userManagementQuery.queryKey });
      void tell();
    };
    const flush = () => {
      // What is being told stays as it is; the rest follows it.
      const [sent, rest] = now.telling ? [now.waiting.slice(0, 1), now.waiting.slice(1)] : [[], now.waiting];
      if (now.playing) now.waiting = [...sent, ...addStretch(rest, now.playing)];
      now.playing = undefined;
      void tell();
    };
    const follow = () => {
      const at = video.currentTime;
      const before = now.at;
      now.at = at;
      if (video.seeking || before === undefined) return;
      if (at <= before || at - before > stepSecondsMax) return flush();
      now.playing = { from: now.playing?.from ?? before, to: at };
      now.furthest = furthestAfter(now.furthest, now.playing);
      if (at - now.playing.from >= tellEverySeconds) flush();
    };
    const start = () => {
      now.at = video.currentTime;
      setSkipped(false);
    };
    const stop = () => {
      follow();
      flush();
    };
    const seek = () => {
      flush();
      const { at, refused } = decideSeek(video.currentTime, now.furthest);
      now.at = undefined;
      if (!refused) return;
      setSkipped(true);
      video.currentTime = at;
    };
    const land = () => {
      now.at = video.currentTime;
    };
    const oneSpeed = () => {
      if (video.playbackRate !== 1) video.playbackRate = 1;
    };
    const hide = () => {
      if (document.visibilityState === "hidden") flush();
    };
    const listeners = [
      ["play", start],
      ["timeupdate", follow],
      ["pause", stop],
      ["ended", stop],
      ["seeking", seek],
      ["seeked", land],
      ["ratechange", oneSpeed],
    ] as const;
    for (const [name, listener] of listeners) video.addEventListener(name, listener);
    document.addEventListener("visibilitychange", hide);
    return () => {
      for (const [name, listener] of listeners) video.removeEventListener(name, listener);
      document.removeEventListener("visibilitychange", hide);
      flush();
    };
  }, [player, queries, version]);

  return { skipped, notKept };
}
