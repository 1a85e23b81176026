// Why: words must reach the disk while they are being typed, without a save per key, without two saves at once,
// and without ever letting go of words that could not be written.

export type SaveState = "idle" | "waiting" | "saving" | "saved" | "failed";

export type AutosaveTimes = {
  /** after the last key */
  quiet: number;
  /** at the latest after the first unsaved key */
  latest: number;
  /** after a save that failed */
  retry: number;
};

export const AUTOSAVE_TIMES: AutosaveTimes = { quiet: 600, latest: 800, retry: 3000 };

/**
 * Decides when to save. `save` writes what is there at the moment it is called, so the latest words always win.
 *
 * ```ts
 * const autosave = new Autosave(() => write(editor.text()), (state) => (shown = state));
 * autosave.touched();       // at every key
 * await autosave.flush();   // before leaving: true if everything is on disk
 * ```
 */
export class Autosave {
  private unsaved = false;
  private running: Promise<boolean> | null = null;
  private quietTimer: ReturnType<typeof setTimeout> | undefined;
  private latestTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly save: () => Promise<void>,
    private readonly report: (state: SaveState, error: unknown) => void = () => undefined,
    private readonly times: AutosaveTimes = AUTOSAVE_TIMES,
  ) {}

  /** True while words are held in memory only. */
  get pending(): boolean {
    return this.unsaved || this.running !== null;
  }

  /** A key was pressed. */
  touched(): void {
    this.unsaved = true;
    if (this.running) return;
    this.report("waiting", null);
    clearTimeout(this.quietTimer);
    this.quietTimer = setTimeout(() => void this.run(), this.times.quiet);
    this.latestTimer ??= setTimeout(() => void this.run(), this.times.latest);
  }

  /** Writes everything typed so far, now. False if it could not be written: the words are kept and tried again. */
  async flush(): Promise<boolean> {
    if (this.running && !(await this.running)) return false;
    while (this.unsaved) if (!(await this.run())) return false;
    return true;
  }

  /** Stops the clocks; call `flush` first. */
  stop(): void {
    this.forgetTimers();
  }

  private run(): Promise<boolean> {
    this.forgetTimers();
    this.running ??= this.write().finally(() => {
      this.running = null;
      if (this.unsaved) this.again();
    });
    return this.running;
  }

  private failing = false;

  private async write(): Promise<boolean> {
    this.unsaved = false;
    this.report("saving", null);
    try {
      await this.save();
      this.failing = false;
      this.report("saved", null);
    } catch (error) {
      this.unsaved = true;
      this.failing = true;
      this.report("failed", error);
    }
    return !this.failing;
  }

  private again(): void {
    this.quietTimer = setTimeout(() => void this.run(), this.failing ? this.times.retry : this.times.quiet);
    if (!this.failing) this.latestTimer = setTimeout(() => void this.run(), this.times.latest);
  }

  private forgetTimers(): void {
    clearTimeout(this.quietTimer);
    clearTimeout(this.latestTimer);
    this.latestTimer = undefined;
  }
}
