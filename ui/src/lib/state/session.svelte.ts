// Whether the journal is open. Locking ends the whole document with its process, so that no word of it stays in memory.
import { api, onAboutToLock } from "$lib/api/client";
import type { RecoveryCode, VaultStatus } from "$lib/api/bindings";
import { flushAll } from "./flushes";
import { leftAt, placeOf } from "./left";
import { HOME, router } from "./router.svelte";
import { profile } from "./profile.svelte";
import { settings } from "./settings.svelte";

class Session {
  status = $state.raw<VaultStatus | null>(null);
  /** the recovery code of a journal just made, until it is put away */
  freshCode = $state.raw<RecoveryCode | null>(null);
  /** one's own journal is open, and not the sample or a backup in its place */
  readonly own = $derived(this.status?.state === "open" && !this.status.sample && !this.status.looking);
  #listening = false;

  /** Asks the core, and listens for when it is about to lock. */
  start = async (): Promise<void> => {
    if (!this.#listening) {
      await onAboutToLock(() => void this.lock());
      this.#listening = true;
    }
    await this.#enter(await api.vaultStatus());
  };

  unlock = async (passphrase: string): Promise<void> => this.#enter(await api.unlockJournal(passphrase));
  unlockWithKeychain = async (): Promise<void> => this.#enter(await api.unlockWithKeychain());
  unlockWithCode = async (code: string, passphrase: string): Promise<void> =>
    this.#enter(await api.unlockWithCode(code, passphrase));
  create = async (passphrase: string): Promise<void> => {
    const { status, code } = await api.createJournal(passphrase);
    this.freshCode = code;
    await this.#enter(status);
  };
  /** The code is on paper, or will be: nothing here remembers it. */
  putCodeAway = (): void => void (this.freshCode = null);

  openSample = async (): Promise<void> => this.#enter(await api.openSample());
  leaveSample = async (): Promise<void> => this.#enter(await api.leaveSample());

  lookInto = (backup: string): Promise<void> => this.#exchange(() => api.lookIntoBackup(backup));
  leaveBackup = (): Promise<void> => this.#exchange(() => api.leaveBackup());
  restore = (backup: string): Promise<void> => this.#exchange(() => api.restoreBackup(backup));
  restoreNewest = (passphrase: string): Promise<void> => this.#exchange(() => api.restoreNewest(passphrase));
  /** From a backup's folder, which is asked for; by its passphrase, or by the code with a new passphrase. */
  restoreFrom = (passphrase: string, code: string | null): Promise<void> =>
    this.#exchange(() => api.restoreFrom(passphrase, code));

  /** Asks again how long to wait before another passphrase, say; the journal stays shut. */
  look = async (): Promise<VaultStatus> => (this.status = await api.vaultStatus());

  /** Words in hand are saved first; then the journal closes, and the core puts a new document in this one's place. */
  lock = async (): Promise<void> => {
    await flushAll();
    if (this.own) {
      // A place that could not be kept is no reason to stay open.
      await api.rememberPlace(leftAt(router.here, router.scrolled)).catch(() => undefined);
    }
    await api.lockJournal();
  };

  async #enter(status: VaultStatus): Promise<void> {
    if (status.state === "open") {
      await Promise.all([settings.load(), profile.load()]);
      // Between one's own journal and another, places don't carry over.
      const left = status.sample || status.looking ? null : status.left_at;
      router.reset((left && placeOf(left)) ?? HOME, left?.scroll);
    }
    this.status = status;
  }

  /** Words in hand are saved first, since another journal opens in place of this one. */
  async #exchange(act: () => Promise<VaultStatus>): Promise<void> {
    await flushAll();
    await this.#enter(await act());
  }
}

export const session = new Session();
