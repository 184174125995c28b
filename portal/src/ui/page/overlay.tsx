import { Button, Drawer, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import style from "./overlay.module.css";

// The library's own headers would be a second banner of the page, so the titles stand in the bodies.
interface Props {
  opened: boolean;
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** A panel over the right half of the page. */
export function SidePanel({ opened, title, closeWord, onClose, children }: Props & { closeWord: string }) {
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="right" size={680}>
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body className={style.body}>
          <div className={style.head}>
            <Drawer.Title className={style.title}>{title}</Drawer.Title>
            <Button variant="default" size="sm" onClick={onClose}>
              {closeWord}
            </Button>
          </div>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** A question that must be answered before anything else. A slip of the pointer beside it loses nothing that was typed. */
export function Question({ opened, title, onClose, children }: Props) {
  return (
    <Modal.Root opened={opened} onClose={onClose} closeOnClickOutside={false} centered>
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
