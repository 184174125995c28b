import { type Cover, coverOf } from "./cover-rules.ts";
import { leftOutSelector, namesPatientSelector } from "./last-action.ts";
import { pictureStyles } from "./picture-styles.ts";

export interface PagePicture {
  picture: HTMLCanvasElement;
  /** Where the page names a patient. */
  covers: readonly Cover[];
}

const timeoutMs = 8_000;
const sharpnessMax = 1.5;

/** A picture of what is in sight now, made of the page itself: the browser is not asked to share the screen. */
export async function capturePage(): Promise<PagePicture> {
  const window = { width: document.documentElement.clientWidth, height: innerHeight };
  const scrolled = scrollY;
  const covers = [...document.querySelectorAll(namesPatientSelector)].flatMap((element) => {
    const cover = coverOf(element.getBoundingClientRect(), window);
    return cover ? [cover] : [];
  });
  const { domToCanvas } = await import("modern-screenshot");
  const picture = await domToCanvas(document.body, {
    ...window,
    scale: Math.min(devicePixelRatio, sharpnessMax),
    timeout: timeoutMs,
    includeStyleProperties: pictureStyles,
    backgroundColor: getComputedStyle(document.body).backgroundColor,
    // Without it the picture gets the margin that browsers give a page.
    style: { margin: "0", overflow: "hidden" },
    filter: (node) => !(node instanceof Element) || isNeeded(node, window.height),
    onCloneNode: (clone) => {
      const page = clone instanceof HTMLElement && clone.firstElementChild;
      if (page instanceof HTMLElement) page.style.marginTop = `${-scrolled}px`;
    },
  });
  return { picture, covers };
}

/** What stands below the window moves nothing that is in it, and long pages hold much of it; but a table shares its height among its rows. */
function isNeeded(element: Element, windowHeight: number): boolean {
  if (element.matches(leftOutSelector)) return false;
  return element.matches("tbody, tr, th, td") || element.getBoundingClientRect().top < windowHeight;
}

/** The picture as it is sent: what is covered is painted over, and cannot be brought back. */
export function paintCovers(picture: HTMLCanvasElement, covers: readonly Cover[]): Promise<Blob | null> {
  const sent = document.createElement("canvas");
  sent.width = picture.width;
  sent.height = picture.height;
  const paint = sent.getContext("2d");
  if (!paint) return Promise.resolve(null);
  paint.drawImage(picture, 0, 0);
  paint.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--cb-quiet");
  for (const { left, top, width, height } of covers) {
    paint.fillRect(
      Math.floor(left * sent.width),
      Math.floor(top * sent.height),
      Math.ceil(width * sent.width) + 1,
      Math.ceil(height * sent.height) + 1,
    );
  }
  return new Promise((resolve) => sent.toBlob(resolve, "image/png"));
}
