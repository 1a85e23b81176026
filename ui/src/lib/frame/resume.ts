// Back to where the user was on a page that is still being read and grows as it comes.

/** The user's own step ends it. */
const STEPS = ["wheel", "keydown", "pointerdown"] as const;
/** A page that has not grown as long as it was by then has become shorter. */
const PATIENCE_MS = 5000;

/** What scrolls on a screen: the frame's main part, or what a screen of its own make marks as such. */
export const scrollerOf = (main: HTMLElement): HTMLElement =>
  main.querySelector<HTMLElement>("[data-scroller]") ?? main;

/** Scrolls down to `top` as soon as there is so much page. Returns how to leave off. */
export function resumeAt(main: HTMLElement, top: number): () => void {
  const begun = performance.now();
  let frame = requestAnimationFrame(look);
  const stop = (): void => {
    cancelAnimationFrame(frame);
    for (const step of STEPS) removeEventListener(step, stop, { capture: true });
  };
  for (const step of STEPS) addEventListener(step, stop, { capture: true, passive: true });

  function look(now: number): void {
    const scroller = scrollerOf(main);
    scroller.scrollTop = top;
    if (Math.abs(scroller.scrollTop - top) < 2 || now - begun > PATIENCE_MS) stop();
    else frame = requestAnimationFrame(look);
  }
  return stop;
}
