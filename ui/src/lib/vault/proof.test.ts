import { describe, expect, it } from "vitest";
import { groupToAsk, isGroup } from "./proof";

describe("a group typed from paper", () => {
  it("is the group in any case, with spaces, and with what looks alike", () => {
    for (const typed of ["LG20K", "lg20k", " l g 2 0 k ", "LG2OK", "ig2ok", "1g20k"])
      expect(isGroup(typed, "LG20K"), typed).toBe(true);
  });

  it("is not another, nor nothing, nor a part of it", () => {
    for (const typed of ["", "  ", "LG20", "LG20KK", "GL20K", "LG2DK"])
      expect(isGroup(typed, "LG20K"), typed).toBe(false);
  });
});

describe("the group that is asked for", () => {
  it("is any of them", () => {
    const asked = [0, 0.3, 0.6, 0.999].map((random) => groupToAsk(4, null, () => random));
    expect(asked).toEqual([1, 2, 3, 4]);
  });

  it("is another than the last", () => {
    const asked = [0, 0.4, 0.999].map((random) => groupToAsk(4, 2, () => random));
    expect(asked).toEqual([1, 3, 4]);
    expect(groupToAsk(1, 1)).toBe(1);
  });
});
