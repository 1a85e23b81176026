// The depth bands behind the gifts: deepest where both readings are high, shallow where neither is.
// They are a ground to read the dots on, not data, so their shape is fixed and only their size follows the page.

/** Distance of each band's edge from the far corner, as a share of the plot's diagonal; shallow first. */
const BANDS = [0.68, 0.52, 0.37, 0.21] as const;
const STEPS = 14;

/** One closed path for each band, for a plot whose upper right corner is (`right`, `top`). */
export function depthBands(right: number, top: number, width: number, height: number): string[] {
  return BANDS.map((share, band) => {
    const points = Array.from({ length: STEPS + 1 }, (_, step) => {
      const angle = ((Math.PI / 2) * step) / STEPS;
      const swell = 1 + 0.1 * Math.sin(angle * 5 + band * 0.9) + 0.05 * Math.cos(angle * 9 - band);
      const reach = share * swell * Math.SQRT2;
      return { x: right - width * reach * Math.sin(angle), y: top + height * reach * Math.cos(angle) };
    });
    return `M${right} ${top}${smooth(points)}Z`;
  });
}

type Point = { x: number; y: number };

/** A soft line through the middles between points, straight only at its two ends. */
function smooth(points: Point[]): string {
  const write = (...values: number[]) => values.map((value) => value.toFixed(1)).join(" ");
  return points
    .map((point, at) => {
      const next = points[at + 1];
      if (at === 0 || !next) return `L${write(point.x, point.y)}`;
      return `Q${write(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2)}`;
    })
    .join("");
}
