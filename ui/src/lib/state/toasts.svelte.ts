// One message at a time, at the bottom left. It stays eight seconds, and as long as it is pointed at or focused.

export const TOAST_MS = 8000;

export type Toast = { id: number; text: string; undo: (() => void) | null };

class Toasts {
  current = $state.raw<Toast | null>(null);
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says `text`; with `undo`, offers to take it back. */
  say = (text: string, undo: (() => void) | null = null): void => {
    this.#count += 1;
    this.current = { id: this.#count, text, undo };
    this.release();
  };

  /** While it is pointed at or focused. */
  hold = (): void => clearTimeout(this.#timer);

  release = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.dismiss, TOAST_MS);
  };

  dismiss = (): void => {
    clearTimeout(this.#timer);
    this.current = null;
  };
}

export const toasts = new Toasts();
