import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { CDPSession, Page } from "playwright-core";

const run = promisify(execFile);

type Frame = { file: string; atMs: number };

/** Pictures of a page as they change, from `start` to `finish`. */
export class Screencast {
  readonly #folder: string;
  readonly #frames: Frame[] = [];
  readonly #writes: Promise<void>[] = [];
  #startedAt = performance.now();
  #session: CDPSession | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Seconds since it began. */
  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  /** Films this page from now on, instead of the one before. */
  async film(page: Page): Promise<void> {
    await this.#session?.send("Page.stopScreencast").catch(() => {});
    const session = await page.context().newCDPSession(page);
    this.#session = session;
    session.on("Page.screencastFrame", ({ data, sessionId }) => {
      if (this.#session === session) this.#keep(Buffer.from(data, "base64"));
      session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
    });
    await session.send("Page.startScreencast", { format: "jpeg", quality: 92, maxWidth: 1280, maxHeight: 720 });
  }

  /** Lets the film begin now, with what is to be seen at this moment: the first picture of a video is its face. */
  beginNow(): void {
    this.#frames.splice(0, this.#frames.length - 1);
    if (this.#frames[0]) this.#frames[0].atMs = 0;
    this.#startedAt = performance.now();
  }

  #keep(bytes: Buffer): void {
    const file = join(this.#folder, `frame-${String(this.#writes.length).padStart(6, "0")}.jpeg`);
    this.#frames.push({ file, atMs: performance.now() - this.#startedAt });
    this.#writes.push(writeFile(file, bytes));
  }

  /** Encodes what was filmed by Debian's ffmpeg: H.264, small, ready to play before all of it is there. */
  async finish(target: string): Promise<{ durationSeconds: number }> {
    const durationSeconds = this.seconds;
    await this.#session?.send("Page.stopScreencast").catch(() => {});
    await Promise.all(this.#writes);
    const list = join(this.#folder, "frames.txt");
    const lines = this.#frames.map(({ file, atMs }, i) => {
      const endMs = this.#frames[i + 1]?.atMs ?? durationSeconds * 1000;
      return `file '${file}'\nduration ${Math.max(0.001, (endMs - (i === 0 ? 0 : atMs)) / 1000).toFixed(3)}`;
    });
    // The concat demuxer forgets the last duration unless the last picture is named again.
    await writeFile(list, `${lines.join("\n")}\nfile '${this.#frames.at(-1)!.file}'\n`);
    await run("ffmpeg", [
      ...["-y", "-loglevel", "error", "-f", "concat", "-safe", "0", "-i", list],
      ...["-vf", "fps=10,scale=1280:720:flags=lanczos,format=yuv420p", "-c:v", "libx264", "-preset", "slow"],
      ...["-crf", "27", "-tune", "stillimage", "-g", "100", "-movflags", "+faststart", "-an", target],
    ]);
    return { durationSeconds };
  }
}
