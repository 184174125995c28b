/** The result windows that this page opened: they close with the session. */
const opened = new Set<Window>();

const features = "popup,width=760,height=820";

/**
 * Opens a page of the portal in a window of its own; the same name again brings that window to the front.
 * False when the browser blocked it.
 */
export function openResultWindow(path: string, name: string): boolean {
  const opening = window.open(path, name, features);
  if (!opening || opening.closed) return false;
  opened.add(opening);
  opening.focus();
  return true;
}

export function closeResultWindows(): void {
  for (const each of opened) each.close();
  opened.clear();
}
