export type Cue = { atSeconds: number; text: string };

/** The words of a WebVTT file with their times, for who reads instead of listening. https://www.w3.org/TR/webvtt1/ */
export function readCaptions(vtt: string): Cue[] {
  const blocks = vtt.replaceAll("\r\n", "\n").split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const lines = block.split("\n");
    const times = lines.findIndex((line) => line.includes("-->"));
    const start = times < 0 ? undefined : readTime(lines[times]!.split("-->")[0]!.trim());
    const text = lines
      .slice(times + 1)
      .map((line) => line.replace(/<[^>]*>/g, "").trim())
      .filter(Boolean)
      .join(" ");
    return start === undefined || text === "" ? [] : [{ atSeconds: start, text: decode(text) }];
  });
}

/** `hh:mm:ss.mmm` or `mm:ss.mmm`. */
function readTime(text: string): number | undefined {
  const match = /^(?:(\d+):)?(\d{2}):(\d{2}\.\d{3})$/.exec(text);
  return match ? Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3]) : undefined;
}

const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&amp;": "&" };
const decode = (text: string): string => text.replace(/&(?:lt|gt|nbsp|amp);/g, (entity) => entities[entity]!);
