// Something under way: it can't be begun twice, and it is shown as busy only once that is worth saying.
import { PATIENCE_MS } from "./resource.svelte";

export class Pending {
  running = $state(false);
  shown = $state(false);

  /** Runs `act`, unless it runs already. */
  run = async (act: () => Promise<void>): Promise<void> => {
    if (this.running) return;
    this.running = true;
    const patience = setTimeout(() => (this.shown = true), PATIENCE_MS);
    try {
      await act();
    } finally {
      clearTimeout(patience);
      this.running = false;
      this.shown = false;
    }
  };
}
