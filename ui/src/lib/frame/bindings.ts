// The keys that work everywhere.
import { printing } from "$lib/print/printing.svelte";
import { keys, nextRegion } from "$lib/state/keys";
import { router } from "$lib/state/router.svelte";
import { session } from "$lib/state/session.svelte";
import { redo, undo } from "$lib/state/undo";
import { BENEATH, LOOKING_BACK, SURFACE } from "./screens";

type Actions = { write: () => void; search: () => void; help: () => void };

/** Binds them until the returned function is called. */
export function bindFrameKeys(actions: Actions): () => void {
  const outside = { inFields: false };
  const unbind = [
    keys.on("mod+n", actions.write),
    keys.on("mod+k", actions.search),
    keys.on("mod+l", () => void session.lock()),
    keys.on("mod+p", printing.ask),
    keys.on("mod+,", () => router.go({ screen: "settings" })),
    keys.on("mod+z", () => void undo(), outside),
    keys.on("mod+shift+z", () => void redo(), outside),
    keys.on("f6", () => nextRegion(document.activeElement)),
    keys.on("shift+f6", () => nextRegion(document.activeElement, true)),
    keys.on("escape", router.back, outside),
    keys.on("?", actions.help, outside),
    keys.on("f1", actions.help),
    ...[...SURFACE, ...BENEATH, ...LOOKING_BACK].map(({ combo, place }) => keys.on(combo, () => router.go(place))),
  ];
  return () => {
    for (const one of unbind) one();
  };
}
