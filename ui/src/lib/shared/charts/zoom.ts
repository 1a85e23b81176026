// Charts are laid out for text of the usual size and drawn larger when the user reads larger.

/** How many times larger to draw, for text at `percent` in `room` pixels: no larger than leaves `least` units to lay out in. */
export const zoomFor = (percent: number, room: number, least: number): number => Math.min(percent / 100, room / least);
