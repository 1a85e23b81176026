// Something tried with a secret: under way, and if it failed, why; said where the secret is typed or beside it.
import { ApiError } from "$lib/api/client";
import { Pending } from "$lib/state/pending.svelte";

export class Trying {
  readonly pending = new Pending();
  problem = $state.raw<ApiError | null>(null);

  /** What is wrong with the passphrase or code itself. */
  readonly wrong = $derived(this.problem?.code === "wrong_passphrase" ? this.problem.message : null);
  /** Whatever else went wrong. */
  readonly other = $derived(this.problem && !this.wrong ? this.problem.message : null);

  /** Whether `act` succeeded. Thinking better of it is no failure. */
  run = async (act: () => Promise<unknown>): Promise<boolean> => {
    let done = false;
    await this.pending.run(async () => {
      this.problem = null;
      try {
        await act();
        done = true;
      } catch (thrown) {
        if (!(thrown instanceof ApiError)) throw thrown;
        if (thrown.code !== "cancelled") this.problem = thrown;
      }
    });
    return done;
  };
}
