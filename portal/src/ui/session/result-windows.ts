/** The result windows that this page opened, by their addresses: they close with the session. */
const opened = new Map<string, Window>();

/** Also after its opener is gone, a result window is known by its name. */
const namePrefix = "crossbay-result-";
const features = "popup,width=760,height=820";

/**
 * Opens a result in a window of its own; one that is open already comes to the front, and reads again what has grown
 * old. False when the browser blocked it.
 */
export function openResultWindow(path: string, seriesId: string): boolean {
  const before = opened.get(path);
  if (before && !before.closed) {
    before.focus();
    return true;
  }
  const opening = window.open(path, `${namePrefix}${seriesId}`, features);
  if (!opening || opening.closed) return false;
  opened.set(path, opening);
  return true;
}

export const isResultWindow = (): boolean => window.name.startsWith(namePrefix);

export function closeResultWindows(): void {
  for (const each of opened.values()) each.close();
  opened.clear();
}
