import { Button } from "@mantine/core";
import { type PointerEvent, useCallback, useEffect, useRef } from "react";
import { useWords } from "../../ui/words/words.ts";
import { drawStrokes, type Stroke } from "./draw-signature.ts";
import style from "./signature-pad.module.css";

interface Props {
  id: string;
  strokes: readonly Stroke[];
  error?: string | undefined;
  onChange(strokes: readonly Stroke[]): void;
}

/** A field to sign in with a finger, a pen or the mouse. Strokes are kept in parts of the field's width, so it may be resized. */
export function SignaturePad({ id, strokes, error, onChange }: Props) {
  const { page: text } = useWords().designation;
  const canvas = useRef<HTMLCanvasElement>(null);
  const stroke = useRef<Stroke>(undefined);

  const paint = useCallback(() => {
    const element = canvas.current;
    if (!element) return;
    const scale = window.devicePixelRatio || 1;
    element.width = Math.round(element.clientWidth * scale);
    element.height = Math.round(element.clientHeight * scale);
    const ink = getComputedStyle(element).color;
    drawStrokes(element, stroke.current ? [...strokes, stroke.current] : strokes, ink);
  }, [strokes]);

  useEffect(() => {
    paint();
    const watcher = new ResizeObserver(paint);
    if (canvas.current) watcher.observe(canvas.current);
    return () => watcher.disconnect();
  }, [paint]);

  const pointOf = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.width };
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    stroke.current = [pointOf(event)];
    paint();
  };
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!stroke.current) return;
    stroke.current = [...stroke.current, pointOf(event)];
    paint();
  };
  const end = () => {
    if (!stroke.current) return;
    const done = stroke.current;
    stroke.current = undefined;
    onChange([...strokes, done]);
  };

  return (
    <div className={style.place}>
      <div className={style.head}>
        <p id={`${id}-label`} className={style.label}>
          {text.pad}
        </p>
        <p className={style.hint}>{text.padHint}</p>
      </div>
      <canvas
        ref={canvas}
        className={style.pad}
        role="img"
        aria-labelledby={`${id}-label`}
        data-wrong={error ? true : undefined}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <div className={style.foot}>
        <Button
          id={id}
          size="compact-sm"
          variant="default"
          disabled={strokes.length === 0}
          onClick={() => onChange([])}
        >
          {text.padClear}
        </Button>
        <p role="status" className={style.hint}>
          {strokes.length > 0 && text.padSigned}
        </p>
        {error && <p className={style.error}>{error}</p>}
      </div>
    </div>
  );
}
