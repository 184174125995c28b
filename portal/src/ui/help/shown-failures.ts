import { useEffect } from "react";

/** A failure as it stands on the page. */
export interface ShownFailure {
  message: string;
  requestId?: string | undefined;
  at: string;
}

const shown: ShownFailure[] = [];

/** The failure that came last of those that stand on the page now. */
export const newestFailure = (): ShownFailure | undefined => shown.at(-1);

/** Says that this failure stands on the page, for as long as it does. */
export function useShownFailure({ message, requestId }: Omit<ShownFailure, "at">): void {
  useEffect(() => {
    const failure = { message, requestId, at: new Date().toISOString() };
    shown.push(failure);
    return () => void shown.splice(shown.indexOf(failure), 1);
  }, [message, requestId]);
}
