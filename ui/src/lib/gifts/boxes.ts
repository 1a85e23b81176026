// Boxes on a chart, and whether they leave each other room.

export type Point = { x: number; y: number };
export type Box = { left: number; top: number; right: number; bottom: number };

/** The square around a point. */
export const around = ({ x, y }: Point, reach: number): Box => ({
  left: x - reach,
  top: y - reach,
  right: x + reach,
  bottom: y + reach,
});

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether `box` touches none of the others. */
export const clearOf = (box: Box, others: Box[]): boolean => !others.some((other) => overlap(box, other));

/** Whether `box` lies wholly within `room`. */
export const inside = (box: Box, room: Box): boolean =>
  box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
