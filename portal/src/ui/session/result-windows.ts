/** The result windows that this page opened: they close with the session. */
const opened = new Set<Window>();

/** Also after its opener is gone, a result window is known by its name. */
const namePrefix = "crossbay-result-";
const features = "popup,width=760,height=820";

/**
 * Opens a result in a window of its own; the same series again brings that window to the front.
 * False when the browser blocked it.
 */
export function openResultWindow(path: string, seriesId: string): boolean {
  const opening = window.open(path, `${namePrefix}${seriesId}`, features);
  if (!opening || opening.closed) return false;
  opened.add(opening);
  opening.focus();
  return true;
}

export const isResultWindow = (): boolean => window.name.startsWith(namePrefix);

export function closeResultWindows(): void {
  for (const each of opened) each.close();
  opened.clear();
}
