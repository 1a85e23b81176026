// Tells the core that someone is there, so that the idle lock waits. At most every few seconds.
import { api } from "$lib/api/client";

const EVERY_MS = 5000;
const SIGNS = ["keydown", "pointermove", "pointerdown", "wheel"] as const;

export function reportPresence(): () => void {
  let last = 0;
  const seen = (event: Event): void => {
    if (event.timeStamp - last < EVERY_MS) return;
    last = event.timeStamp;
    // A lost sign does no harm: the next one follows.
    api.stillHere().catch(() => undefined);
  };
  for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true });
  };
}
