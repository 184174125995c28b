let path = "/";
let leaving = false;

/** Keeps in memory where somebody wanted to go before they signed in. Who left by choice wanted to go nowhere. */
export function keepReturnPath(wanted: string): void {
  path = leaving || wanted === "/set-password" ? "/" : wanted;
  leaving = false;
}

/** Somebody is signing out by choice, or could not: the page that they leave is then not where the next one begins. */
export function noteLeaving(leaves: boolean): void {
  leaving = leaves;
}

export const returnPath = (): string => path;
