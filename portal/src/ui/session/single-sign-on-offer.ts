import { useSyncExternalStore } from "react";

let offered = false;
const listeners = new Set<() => void>();

/** A directory has brought somebody back whose account is not linked: once signed in, they are asked whether to link it. */
export const offerSingleSignOnLink = (): void => set(true);

export const withdrawSingleSignOnLink = (): void => set(false);

export const useSingleSignOnOffer = (): boolean => useSyncExternalStore(subscribe, () => offered);

function set(next: boolean): void {
  offered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
