const storageKey = "crossbay-training";
const trainingPath = /^\/(?:aum|training(?:\/.*)?)\/?$/;

/** Pages that open with a session, or with the personal link of a training mail. */
export const isTrainingPath = (path: string): boolean => trainingPath.test(path);

/**
 * Takes the token of a personal training link (`/aum#<token>`, `/training#<token>`) out of the address, so that neither
 * the history nor a screenshot keeps it. It lives in this tab until the tab closes. True when there was one.
 */
export function takeTrainingToken(): boolean {
  const token = location.hash.slice(1);
  if (!trainingPath.test(location.pathname) || !token) return false;
  sessionStorage.setItem(storageKey, token);
  history.replaceState(history.state, "", location.pathname + location.search);
  return true;
}

/** The token that stands for somebody without a session. */
export const trainingToken = (): string | undefined => sessionStorage.getItem(storageKey) ?? undefined;

/** The link is used up or over: this tab is a stranger's again. */
export const forgetTrainingToken = (): void => sessionStorage.removeItem(storageKey);
