import { Button, TextInput } from "@mantine/core";
import { type PointerEvent, useCallback, useEffect, useRef } from "react";
import { useWords } from "../words/words.ts";
import { drawStrokes, type Signature, type Stroke } from "./draw-signature.ts";
import style from "./signature-pad.module.css";

interface Props {
  /** Of the control that an error summary leads to: the typed name, which needs no pointer. */
  id: string;
  signature: Signature;
  error?: string | undefined;
  onChange(signature: Signature): void;
}

/**
 * A field to sign in with a finger, a pen or the mouse, or by typing the name. Strokes are kept in parts of the field's
 * width, so it may be resized. `pictureOf` makes the picture, `isSignature` tells whether there is one.
 */
export function SignaturePad({ id, signature, error, onChange }: Props) {
  const { signing: text } = useWords();
  const { strokes, typedName } = signature;
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
    onChange({ ...signature, strokes: [...strokes, done] });
  };

  return (
    <div className={style.place}>
      <div className={style.head}>
        <p id={`${id}-label`} className={style.label}>
          {text.signature}
        </p>
        <p className={style.hint}>{text.drawHint}</p>
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
          size="compact-sm"
          variant="default"
          disabled={strokes.length === 0}
          onClick={() => onChange({ ...signature, strokes: [] })}
        >
          {text.clear}
        </Button>
        <p role="status" className={style.hint}>
          {strokes.length > 0 && text.drawn}
        </p>
      </div>
      <TextInput
        id={id}
        label={text.typed}
        description={text.typedHint}
        value={typedName}
        error={error}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => onChange({ ...signature, typedName: event.currentTarget.value })}
      />
    </div>
  );
}
