import type { Words } from "../../../ui/words/en.ts";

/** `4 min 10 s`: how much of the video, in whole seconds. */
export function formatPlayed(seconds: number, words: Words): string {
  const whole = Math.floor(seconds);
  return words.userManagement.guide.video.minutesAndSeconds(Math.floor(whole / 60), whole % 60);
}
