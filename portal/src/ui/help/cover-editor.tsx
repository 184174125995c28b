import { Button } from "@mantine/core";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { useWords } from "../words/words.ts";
import style from "./cover-editor.module.css";
import { type Cover, coverBetween, moveCover, resizeCover } from "./cover-rules.ts";

interface Props {
  picture: HTMLCanvasElement;
  covers: readonly Cover[];
  onCover(change: (covers: readonly Cover[]) => readonly Cover[]): void;
}

interface Point {
  x: number;
  y: number;
}

/** What a pointer does: it draws a new cover, moves one, or pulls its corner. */
type Stroke = { from: Point } & ({ kind: "draw" } | { kind: "move" | "resize"; place: number; cover: Cover });

const middle: Cover = { left: 0.35, top: 0.42, width: 0.3, height: 0.12 };
const keyStep = 0.01;
const arrows: Record<string, Point> = {
  ArrowLeft: { x: -keyStep, y: 0 },
  ArrowRight: { x: keyStep, y: 0 },
  ArrowUp: { x: 0, y: -keyStep },
  ArrowDown: { x: 0, y: keyStep },
};

/** The picture as it will be sent. Covers are drawn, moved and resized by pointer, or added and moved by keys. */
export function CoverEditor({ picture, covers, onCover }: Props) {
  const { picture: text } = useWords().report;
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLCanvasElement>(null);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const [stroke, setStroke] = useState<Stroke>();
  const [drawn, setDrawn] = useState<Cover>();

  useEffect(() => {
    shown.current?.getContext("2d")?.drawImage(picture, 0, 0);
  }, [picture]);

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = place.current!.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  };
  const replace = (at: number, cover: Cover) =>
    onCover((all) => all.map((each, index) => (index === at ? cover : each)));
  const remove = (at: number) => onCover((all) => all.filter((_, index) => index !== at));
  const add = () => {
    onCover((all) => [...all, middle]);
    requestAnimationFrame(() => buttons.current[covers.length]?.focus());
  };

  const begin = (event: PointerEvent, begun: Stroke) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    place.current?.setPointerCapture(event.pointerId);
    setStroke(begun);
  };
  const go = (event: PointerEvent) => {
    if (!stroke) return;
    const now = pointOf(event);
    const by = { x: now.x - stroke.from.x, y: now.y - stroke.from.y };
    if (stroke.kind === "draw") setDrawn(coverBetween(stroke.from, now));
    else replace(stroke.place, (stroke.kind === "move" ? moveCover : resizeCover)(stroke.cover, by));
  };
  const end = () => {
    if (drawn) onCover((all) => [...all, drawn]);
    setStroke(undefined);
    setDrawn(undefined);
  };

  return (
    <div className={style.editor}>
      <div
        className={style.picture}
        ref={place}
        // A finger scrolls the report; it covers with the button, and moves covers.
        onPointerDown={(event) => event.pointerType !== "touch" && begin(event, { kind: "draw", from: pointOf(event) })}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <canvas
          ref={shown}
          width={picture.width}
          height={picture.height}
          className={style.canvas}
          role="img"
          aria-label={text.label}
        />
        {covers.map((cover, at) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: covers have no other name than their place.
            key={at}
            ref={(button) => {
              buttons.current[at] = button;
            }}
            type="button"
            className={style.cover}
            style={boxOf(cover)}
            aria-label={text.cover(at + 1, covers.length)}
            onPointerDown={(event) => {
              event.currentTarget.focus();
              begin(event, { kind: "move", place: at, cover, from: pointOf(event) });
            }}
            onKeyDown={(event) => {
              const by = arrows[event.key];
              if (by) replace(at, (event.shiftKey ? resizeCover : moveCover)(cover, by));
              if (event.key === "Delete" || event.key === "Backspace") remove(at);
              if (by) event.preventDefault();
            }}
          >
            <span
              className={style.corner}
              onPointerDown={(event) => begin(event, { kind: "resize", place: at, cover, from: pointOf(event) })}
            />
          </button>
        ))}
        {drawn && <div className={style.cover} style={boxOf(drawn)} />}
      </div>
      <div className={style.tools}>
        <Button size="compact-md" variant="default" onClick={add}>
          {text.add}
        </Button>
        {covers.length > 0 && (
          <Button size="compact-md" variant="subtle" onClick={() => remove(covers.length - 1)}>
            {text.remove}
          </Button>
        )}
        <span className={style.quiet} role="status">
          {text.covers(covers.length)}
        </span>
        <span className={style.draw}>{text.draw}</span>
      </div>
    </div>
  );
}

const share = (part: number) => `${part * 100}%`;
const boxOf = ({ left, top, width, height }: Cover) => ({
  left: share(left),
  top: share(top),
  width: share(width),
  height: share(height),
});
