import type { VideoProgress } from "@crossbay/contract";
import { Progress } from "@mantine/core";
import { useRef, useState } from "react";
import { useWords } from "../../../ui/words/words.ts";
import { formatPlayed } from "./format-played.ts";
import style from "./training-video.module.css";
import { useWatching } from "./use-watching.ts";

/** The video with its captions, how much of it was watched, and its words to read. */
export function TrainingVideo({ progress }: { progress: VideoProgress }) {
  const words = useWords();
  const { video: text } = words.userManagement.guide;
  const player = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState(false);
  const { skipped, notKept } = useWatching(player, progress);
  const watched = text.progress(
    formatPlayed(progress.watchedSeconds, words),
    formatPlayed(progress.durationSeconds, words),
  );
  return (
    <div className={style.place}>
      <video
        ref={player}
        className={style.video}
        src={progress.videoUrl}
        aria-label={text.label}
        controls
        controlsList="nodownload noplaybackrate noremoteplayback"
        disablePictureInPicture
        disableRemotePlayback
        playsInline
        preload="metadata"
        onLoadedMetadata={({ currentTarget }) => {
          currentTarget.currentTime = progress.resumeAtSeconds;
        }}
        onError={() => setBroken(true)}
      >
        <track kind="captions" srcLang="en" label={text.captions} src={progress.captionsUrl} default />
      </video>
      <div className={style.progress}>
        <Progress
          value={Math.min(100, (progress.watchedSeconds / progress.durationSeconds) * 100)}
          aria-label={watched}
          className={style.bar}
        />
        <span className={style.watched}>{watched}</span>
      </div>
      <p role="status" className={style.said}>
        {broken ? text.unplayable : skipped ? text.noSkipping : notKept ? text.notKept : ""}
      </p>
      <details className={style.transcript}>
        <summary>{text.transcript}</summary>
        <ol>
          {progress.transcript.map(({ atSeconds, text: said }) => (
            <li key={atSeconds}>
              <span className={style.time}>{clock(atSeconds)}</span>
              <span>{said}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
