// The seconds until another passphrase may be tried.

const SECOND_MS = 1000;

export class Waiting {
  left = $state(0);
  /** one was over while it was watched */
  over = $state(false);
  #timer: ReturnType<typeof setInterval> | undefined;

  begin = (seconds: number): void => {
    this.stop();
    this.left = seconds;
    this.over = false;
    if (seconds <= 0) return;
    // By the clock and not by counting: a timer sleeps when the machine does.
    const until = Date.now() + seconds * SECOND_MS;
    this.#timer = setInterval(() => {
      this.left = Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS));
      if (this.left > 0) return;
      this.over = true;
      this.stop();
    }, SECOND_MS / 4);
  };

  stop = (): void => clearInterval(this.#timer);
}
