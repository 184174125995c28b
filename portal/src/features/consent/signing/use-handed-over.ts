import type { ConsentPage, Session } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer } from "../../../ui/api/ask.ts";
import { chartQuery, consentQuery } from "../../../ui/api/queries.ts";
import { lockSession } from "../../../ui/api/record-endpoints.ts";
import { useSession } from "../../../ui/session/session-context.ts";

/**
 * While the screen is in a patient's hands, every way away from the form locks the session: signing, going back, loading
 * another page. Whoever takes the screen back enters their password, and is on the consent page.
 */
export function useHandedOver(personId: string) {
  const { take } = useSession();
  const [signed, setSigned] = useState(false);
  const isSigned = useRef(false);
  const locking = useRef<Promise<Answer<Session>>>(undefined);
  const queries = useQueryClient();
  const navigate = useNavigate();

  const lock = useCallback((options?: { leaving: boolean }) => {
    locking.current ??= lockSession(options);
    return locking.current;
  }, []);

  const showLock = useCallback(async () => {
    const answer = await lock();
    if (answer.ok) take(answer.value, answer.serverNow);
  }, [lock, take]);

  /** Behind the lock waits the consent page. */
  const leave = useCallback(
    () => void navigate({ to: "/persons/$personId/consent", params: { personId }, replace: true }),
    [navigate, personId],
  );

  useEffect(() => {
    const onPageHide = () => void lock({ leaving: true });
    addEventListener("pagehide", onPageHide);
    return () => {
      removeEventListener("pagehide", onPageHide);
      void showLock();
      // Also where the lock came first: what was signed is not signed again.
      if (isSigned.current) leave();
    };
  }, [lock, showLock, leave]);

  const finish = (page: ConsentPage) => {
    queries.setQueryData(consentQuery(personId).queryKey, page);
    queries.removeQueries({ queryKey: chartQuery(personId).queryKey });
    isSigned.current = true;
    setSigned(true);
    void lock();
  };

  return { signed, finish, takeBack: leave };
}
