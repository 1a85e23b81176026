import { describe, expect, it } from "vitest";
import { depthBands } from "./depths";

describe("depth bands", () => {
  it("are four closed paths from the corner where both readings are high", () => {
    const bands = depthBands(588, 4, 526, 478);
    expect(bands).toHaveLength(4);
    for (const band of bands) expect(band).toMatch(/^M588 4L588\.0 [\d.]+.*Z$/);
  });

  it("lie within one another along both axes", () => {
    const edge = (band: string) => Number(/^M588 4L588\.0 ([\d.]+)/.exec(band)?.[1]);
    const edges = depthBands(588, 4, 526, 478).map(edge);
    expect(edges).toEqual(edges.toSorted((a, b) => b - a));
  });
});
