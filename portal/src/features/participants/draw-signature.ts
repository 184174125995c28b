/** One movement of the pen, in parts of the field's width. */
export type Stroke = readonly { x: number; y: number }[];

/** The field is this many times as wide as high. */
export const padRatio = 3;

const penOfWidth = 0.005;
const pictureWidth = 900;

/** The signature as a picture on white, whatever the theme: a PNG as data URL, some ten kilobytes. */
export function pictureOf(strokes: readonly Stroke[]): string {
  const canvas = document.createElement("canvas");
  canvas.width = pictureWidth;
  canvas.height = pictureWidth / padRatio;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "white";
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  drawStrokes(canvas, strokes, "black");
  return canvas.toDataURL("image/png");
}

/** Draws the strokes to the size of the canvas; a stroke of one point is a dot. */
export function drawStrokes(canvas: HTMLCanvasElement, strokes: readonly Stroke[], ink: string): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const { width } = canvas;
  pen.strokeStyle = ink;
  pen.lineWidth = penOfWidth * width;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const stroke of strokes) {
    pen.beginPath();
    for (const [place, { x, y }] of stroke.entries()) {
      if (place === 0) pen.moveTo(x * width, y * width);
      pen.lineTo(x * width, y * width);
    }
    pen.stroke();
  }
}

/** Long enough to be somebody's name, and no touch by mistake: at least a fifth of the field's width in all. */
export function isSignature(strokes: readonly Stroke[]): boolean {
  const lengthMin = 0.2;
  const length = strokes
    .flatMap((stroke) =>
      stroke.slice(1).map((point, place) => Math.hypot(point.x - stroke[place]!.x, point.y - stroke[place]!.y)),
    )
    .reduce((sum, part) => sum + part, 0);
  return length >= lengthMin;
}
