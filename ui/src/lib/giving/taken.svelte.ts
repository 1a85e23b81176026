// Why: a suggestion is taken in several places, and what comes next is asked alike in all of them.
import type { DeliveryView } from "$lib/api/bindings";

class Taken {
  /** what was taken up last, until it has its form or is left for later */
  delivery = $state.raw<DeliveryView | null>(null);

  offer(delivery: DeliveryView | null): void {
    this.delivery = delivery;
  }
  leave = (): void => this.offer(null);
}

export const taken = new Taken();
