import { Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { takeNavigation } from "./navigation.ts";
import style from "./page-heading.module.css";

interface Props {
  children: string;
  /** Title of the browser's tab, when it says more than the heading. */
  documentTitle?: string;
  hiddenFromSight?: boolean;
}

/** The one `h1` of a page. After a navigation the focus lands here, so that a screen reader says where it is. */
export function PageHeading({ children, documentTitle = children, hiddenFromSight = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);
  useEffect(() => {
    if (takeNavigation()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Title order={1} ref={heading} tabIndex={-1} className={hiddenFromSight ? style.hidden : undefined}>
      {children}
    </Title>
  );
}
