let path = "/";

/** Keeps in memory where somebody wanted to go before they signed in. */
export function keepReturnPath(wanted: string): void {
  path = wanted === "/set-password" ? "/" : wanted;
}

export const returnPath = (): string => path;
