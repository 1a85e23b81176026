// Whether the journal is open. Locking replaces the whole document, so that no word of it stays in memory.
import { api, onAboutToLock, onLocked } from "$lib/api/client";
import type { VaultStatus } from "$lib/api/bindings";
import { flushAll } from "./flushes";
import { HOME, type Place, router } from "./router.svelte";
import { settings } from "./settings.svelte";

class Session {
  status = $state.raw<VaultStatus | null>(null);
  #listening = false;

  /** Asks the core, and listens for its locks. */
  start = async (): Promise<void> => {
    if (!this.#listening) {
      await onLocked(this.#locked);
      await onAboutToLock(() => void this.lock());
      this.#listening = true;
    }
    await this.#enter(await api.vaultStatus());
  };

  unlock = async (passphrase: string): Promise<void> => this.#enter(await api.unlockJournal(passphrase));
  create = async (passphrase: string): Promise<void> => this.#enter(await api.createJournal(passphrase));
  openSample = async (): Promise<void> => this.#move(await api.openSample());
  leaveSample = async (): Promise<void> => this.#move(await api.leaveSample());

  /** Words in hand are saved first; then the journal closes and the document goes. */
  lock = async (): Promise<void> => {
    await flushAll();
    try {
      await api.lockJournal();
    } finally {
      leaveDocument();
    }
  };

  /** A lock that was asked for here has replaced the document already: then there is only the reason to take. */
  #locked = (status: VaultStatus): void => {
    if (this.status?.state === "open") leaveDocument();
    else this.status = status;
  };

  async #enter(status: VaultStatus): Promise<void> {
    if (status.state === "open") {
      await settings.load();
      router.reset(remembered() ?? HOME);
    }
    this.status = status;
  }

  /** Between one's own journal and the sample: places don't carry over. */
  async #move(status: VaultStatus): Promise<void> {
    router.reset();
    history.replaceState(null, "");
    await this.#enter(status);
  }
}

/** The place survives in the session's history entry, as ids, and only as long as the window. */
function leaveDocument(): void {
  history.replaceState({ place: router.place }, "");
  location.reload();
}

function remembered(): Place | null {
  const state = history.state as { place?: Place } | null;
  history.replaceState(null, "");
  return state?.place ?? null;
}

export const session = new Session();
