import { useEffect, useState } from "react";
import { capturePage } from "./capture-page.ts";
import type { Cover } from "./cover-rules.ts";

interface PictureWork {
  state: "taking" | "failed" | "here";
  picture?: HTMLCanvasElement;
  covers: readonly Cover[];
}

/** The picture of the page below, taken once, and what its reader covers of it. */
export function usePagePicture() {
  const [work, setWork] = useState<PictureWork>({ state: "taking", covers: [] });
  const [wanted, setWanted] = useState(true);
  useEffect(() => {
    let gone = false;
    capturePage().then(
      ({ picture, covers }) => gone || setWork({ state: "here", picture, covers }),
      () => gone || setWork({ state: "failed", covers: [] }),
    );
    return () => {
      gone = true;
    };
  }, []);
  const cover = (change: (covers: readonly Cover[]) => readonly Cover[]) =>
    setWork((now) => ({ ...now, covers: change(now.covers) }));
  return { ...work, wanted, setWanted, cover };
}

export type PageInPicture = ReturnType<typeof usePagePicture>;
