/** A part of a picture, in shares of its width and height. */
export interface Cover {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

const sideMin = 0.01;
const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);

/** The cover whose corners these two points are, whichever way it was drawn; `undefined` where it is too small to be meant. */
export function coverBetween(one: Point, other: Point): Cover | undefined {
  const [left, right] = [one.x, other.x].map((x) => within(x, 1)).toSorted((a, b) => a - b) as [number, number];
  const [top, bottom] = [one.y, other.y].map((y) => within(y, 1)).toSorted((a, b) => a - b) as [number, number];
  const cover = { left, top, width: right - left, height: bottom - top };
  return cover.width >= sideMin && cover.height >= sideMin ? cover : undefined;
}

/** The cover moved, never out of the picture. */
export const moveCover = (cover: Cover, by: Point): Cover => ({
  ...cover,
  left: within(cover.left + by.x, 1 - cover.width),
  top: within(cover.top + by.y, 1 - cover.height),
});

/** The cover with its lower right corner moved: never smaller than can be seen, never out of the picture. */
export const resizeCover = (cover: Cover, by: Point): Cover => ({
  ...cover,
  width: Math.max(sideMin, within(cover.width + by.x, 1 - cover.left)),
  height: Math.max(sideMin, within(cover.height + by.y, 1 - cover.top)),
});

interface Box extends Point {
  width: number;
  height: number;
}

/** What of a box on the page stands in the window's picture; `undefined` where nothing of it is in sight. */
export const coverOf = ({ x, y, width, height }: Box, window: { width: number; height: number }): Cover | undefined =>
  coverBetween(
    { x: x / window.width, y: y / window.height },
    { x: (x + width) / window.width, y: (y + height) / window.height },
  );
