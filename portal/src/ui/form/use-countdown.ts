import { useEffect, useState } from "react";

/** Seconds left of a wait, down to 0. */
export function useCountdown(fromSeconds: number): { seconds: number; restart(): void } {
  const [endsAt, setEndsAt] = useState(() => Date.now() + fromSeconds * 1000);
  const [seconds, setSeconds] = useState(fromSeconds);
  useEffect(() => {
    const tick = () => setSeconds(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [endsAt]);
  return { seconds, restart: () => setEndsAt(Date.now() + fromSeconds * 1000) };
}
