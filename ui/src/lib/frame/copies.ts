// Tells the core that something was copied, so that it leaves the clipboard again. The web view copies after these events.
import { api } from "$lib/api/client";

const SIGNS = ["copy", "cut"] as const;

export function reportCopies(): () => void {
  // Untold, a copy stays until the next one or the program's end; nothing else is lost.
  const seen = (): void => void api.copied().catch(() => undefined);
  for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true });
  };
}
