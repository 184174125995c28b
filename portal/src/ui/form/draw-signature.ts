/** One movement of the pen, in parts of the field's width. */
export type Stroke = readonly { x: number; y: number }[];

/** What was signed: drawn, or the typed name of somebody who cannot draw. */
export interface Signature {
  strokes: readonly Stroke[];
  typedName: string;
}

export const noSignature: Signature = { strokes: [], typedName: "" };

/** The field is this many times as wide as high. */
const padRatio = 3;

const penOfWidth = 0.005;
const pictureWidth = 900;

/** The signature as a picture on white, whatever the theme: a PNG as data URL, some ten kilobytes. */
export function pictureOf({ strokes, typedName }: Signature): string {
  const canvas = document.createElement("canvas");
  canvas.width = pictureWidth;
  canvas.height = pictureWidth / padRatio;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "white";
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  if (isDrawn(strokes)) drawStrokes(canvas, strokes, "black");
  else if (pen) writeName(pen, typedName.trim());
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

/** The typed name in one line of italics, in the middle. */
function writeName(pen: CanvasRenderingContext2D, name: string): void {
  const { width, height } = pen.canvas;
  pen.fillStyle = "black";
  pen.font = `italic ${height / 4}px serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(name, width / 2, height / 2, width * 0.9);
}

/** True when enough is drawn, or a name is typed. */
export function isSignature({ strokes, typedName }: Signature): boolean {
  return isDrawn(strokes) || /\p{L}.*\p{L}/u.test(typedName);
}

/** Long enough to be somebody's name, and no touch by mistake: at least a fifth of the field's width in all. */
function isDrawn(strokes: readonly Stroke[]): boolean {
  const lengthMin = 0.2;
  const length = strokes
    .flatMap((stroke) =>
      stroke.slice(1).map((point, place) => Math.hypot(point.x - stroke[place]!.x, point.y - stroke[place]!.y)),
    )
    .reduce((sum, part) => sum + part, 0);
  return length >= lengthMin;
}
