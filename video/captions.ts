/** A sentence of the video and when it is shown, in seconds from the beginning. */
export type Caption = { fromSeconds: number; toSeconds: number; text: string };

/** WebVTT (W3C) of the captions, two lines at most each. */
export function writeWebVtt(captions: readonly Caption[]): string {
  const cues = captions.map(
    ({ fromSeconds, toSeconds, text }) => `${stamp(fromSeconds)} --> ${stamp(toSeconds)}\n${inTwoLines(text)}\n`,
  );
  return `WEBVTT\n\n${cues.join("\n")}`;
}

/** How long a caption stands, so that it can be read twice by a quick reader and once by a slow one. */
export const readingSeconds = (text: string): number => Math.max(4, text.split(/\s+/).length / wordsPerSecond + 1);

const wordsPerSecond = 2.6;
const lineLength = 46;

function stamp(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const part = (value: number, length: number) => String(Math.floor(value)).padStart(length, "0");
  return `${part(ms / 3_600_000, 2)}:${part((ms / 60_000) % 60, 2)}:${part((ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`;
}

function inTwoLines(text: string): string {
  if (text.length <= lineLength) return text;
  const middle = Math.ceil(text.length / 2);
  const breakAt = text.indexOf(" ", middle);
  return breakAt < 0 ? text : `${text.slice(0, breakAt)}\n${text.slice(breakAt + 1)}`;
}
