import { Modal } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { leftOut } from "./last-action.ts";
import style from "./report.module.css";

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
}

const aboveOtherDialogs = 400;

/** A dialog that may open over another one, which stays as it is: Escape closes this one alone. */
export function HelpDialog({ title, onClose, children }: Props) {
  useEffect(() => {
    // Heard before the dialog below hears it, because that one listens to the window.
    const close = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopImmediatePropagation();
      onClose();
    };
    whenEscaped = close;
    return () => {
      whenEscaped = undefined;
    };
  }, [onClose]);
  return (
    <Modal.Root
      {...leftOut}
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      zIndex={aboveOtherDialogs}
      size={760}
      centered
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={style.body}>
          <Modal.Title className={style.title}>{title}</Modal.Title>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

let whenEscaped: ((event: KeyboardEvent) => void) | undefined;

/** Must stand in the page before any other dialog does, so that its listener is the first. */
export function listenForEscape(): () => void {
  const hear = (event: KeyboardEvent) => whenEscaped?.(event);
  addEventListener("keydown", hear, { capture: true });
  return () => removeEventListener("keydown", hear, { capture: true });
}
