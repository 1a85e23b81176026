import { describe, expect, it } from "vitest";
import { aroundOwn, inHundredths, plain, showReasons, signed } from "./reasons";
import { reason } from "./samples";

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

describe("figures that add up", () => {
  it("spread the rounding so that the lines make the total", () => {
    expect(inHundredths([0.333, 0.333, 0.334])).toEqual([33, 33, 34]);
    expect(inHundredths([0.4149, 0.1149, -0.0849])).toEqual([41, 11, -8]);
  });

  it("hold for whatever shares come", () => {
    let seed = 7;
    const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.35;
    for (let round = 0; round < 500; round += 1) {
      const shares = Array.from({ length: 1 + (round % 6) }, next);
      const shown = inHundredths(shares);
      expect(sum(shown)).toBeCloseTo(Math.round(sum(shares.map((share) => share * 100))), 9);
      shown.forEach((each, at) => expect(Math.abs(each - (shares[at] ?? 0) * 100)).toBeLessThan(1));
    }
  });

  it("carry their sign", () => {
    expect([signed(41), signed(-8), signed(0), plain(86), plain(-3)]).toEqual([
      "+0.41",
      "−0.08",
      "+0.00",
      "0.86",
      "−0.03",
    ]);
  });
});

describe("reasons", () => {
  const six = [
    reason("meaning", 0.412),
    reason("want", 0.121),
    reason("commonness", -0.204),
    reason("words", 0.033),
    reason("gift", 0.046),
    reason("confidence", 0.024),
  ];

  it("come the most telling first, the rest as one line, and add up to the fit", () => {
    const { shown, rest, total } = showReasons(six, false);
    expect(shown.map((each) => each.reason.kind)).toEqual(["meaning", "commonness", "want"]);
    expect(rest?.count).toBe(3);
    expect(sum(shown.map((each) => each.hundredths)) + (rest?.hundredths ?? 0)).toBe(total);
    expect(total).toBe(43);
  });

  it("all come when asked for", () => {
    const { shown, rest, total } = showReasons(six, true);
    expect(rest).toBeNull();
    expect(shown).toHaveLength(6);
    expect(sum(shown.map((each) => each.hundredths))).toBe(total);
  });

  it("fold away where they have no share in the fit", () => {
    const some = [reason("freshness", 0), reason("meaning", 0.4), reason("record", 0.003), reason("gift", 0.05)];
    const { shown, rest, total } = showReasons(some, false);
    expect(shown.map((each) => each.reason.kind)).toEqual(["meaning", "gift"]);
    expect(rest).toEqual({ count: 2, hundredths: 0 });
    expect(total).toBe(45);
    expect(showReasons(some, true).shown).toHaveLength(4);
  });

  it("never fold a single one away", () => {
    expect(showReasons(six.slice(0, 4), false)).toMatchObject({ rest: null, shown: { length: 4 } });
  });
});

describe("the user’s own words", () => {
  it("are set apart in the sentence", () => {
    expect(aroundOwn("both speak of board and nobody", "board and nobody")).toEqual([
      { text: "both speak of ", own: false },
      { text: "board and nobody", own: true },
    ]);
  });

  it("leave a sentence without them whole", () => {
    expect(aroundOwn("near in meaning", "")).toEqual([{ text: "near in meaning", own: false }]);
  });
});
