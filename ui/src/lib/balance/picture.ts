// Where things stand in the picture of a balance: zero in the middle, whoever is carried at either end.

export const WIDTH = 260;
export const MIDDLE = WIDTH / 2;
const MOST = 100;
/** The dot stays whole at either end. */
const DOT = 6;
/** Half of the widest figure, so that it is never cut off. */
const HALF_FIGURE = 16;

export type Bar = { from: number; length: number; dot: number; figureAt: number };

/** The bar from the middle to the figure. */
export function barOf(figure: number): Bar {
  const held = Math.max(-MOST, Math.min(MOST, figure));
  const dot = MIDDLE + (held / MOST) * (MIDDLE - DOT);
  return {
    from: Math.min(MIDDLE, dot),
    length: Math.abs(dot - MIDDLE),
    dot,
    figureAt: Math.max(HALF_FIGURE, Math.min(WIDTH - HALF_FIGURE, dot)),
  };
}
