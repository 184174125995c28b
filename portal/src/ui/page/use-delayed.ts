import { useEffect, useState } from "react";

/** True once `waiting` has lasted: what is quick needs no skeleton, which would only flicker. */
export function useDelayed(waiting: boolean, delayMs = 300): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => clearTimeout(timer);
  }, [waiting, delayMs]);
  return waiting && late;
}
