import { describe, expect, it } from "vitest";
import { csv } from "$lib/shared/charts/table";
import { svgFile } from "$lib/shared/charts/svgfile";
import { balances, gifts, inequalities, months } from "../../../tests/fake-insights";
import { lanes, tableOf } from "./lanes";
import { along, layBars, roundUp } from "./scales";
import { byClient, furthestFirst, monthsOf } from "./sums";
import { effectWords, isEmpty, points, sideOfShare, sideWords } from "./words";
import { percent } from "$lib/messages/numbers";

const { love_after_needs: needs, forgave, warmth_per_hour: hour } = inequalities;

describe("figures in words", () => {
  it("say how far apart the sides are, that it only leans, or how many are missing", () => {
    expect(effectWords(needs.effect, points)).toBe("The difference is 36 points, between 12 points and 56 points.");
    expect(effectWords(hour.effect, String)).toBe("It leans your way; that is all.");
    const away = { ...hour.effect, difference: { value: -0.1, low: -0.5, high: 0.3 } };
    expect(effectWords(away, String)).toBe("It does not lean your way.");
    expect(effectWords(forgave.effect, points)).toBe("Ask again at eight each.");
  });

  it("tell a side with its ends and counts, or that there is nothing", () => {
    expect(sideWords(sideOfShare("needs", needs.first), percent)).toBe("needs: 68 %, between 49 % and 82 %; 19 of 28.");
    expect(sideWords(sideOfShare("love", forgave.first), percent)).toBe("love: nothing yet.");
    expect(isEmpty(inequalities)).toBe(false);
  });
});

describe("what is drawn", () => {
  it("stays within its line and on round numbers", () => {
    const at = along(3, 100, 400);
    expect([-1, 0, 1.5, 3, 9].map(at)).toEqual([100, 100, 250, 400, 400]);
    expect([0, 0.7, 1, 1.1, 2.2, 3, 7, 42].map(roundUp)).toEqual([1, 1, 1, 2, 2.5, 5, 10, 50]);
  });

  it("gives paid and given minutes one zero, and given ones the larger scale that still fits", () => {
    const laid = layBars([{ label: "a", paid: 600, given: 60 }], 120);
    expect(laid.times).toBe(2);
    const [bar] = laid.bars;
    expect(bar && bar.up < laid.zero && bar.down > laid.zero).toBe(true);
    expect((bar?.down ?? 0) - laid.zero).toBeCloseTo(((laid.zero - (bar?.up ?? 0)) * 60 * laid.times) / 600);
    expect(layBars([], 0).bars).toEqual([]);
    expect(layBars([{ label: "a", paid: 0, given: 600 }], 120).times).toBe(1);
  });

  it("adds minutes up by client, and puts those furthest from even first", () => {
    expect(byClient(months.slice(0, 2)).map(({ client, paid }) => [client, paid])).toEqual([
      ["Ilse Varnholt", 690],
      ["Wren Castell", 600],
    ]);
    expect(furthestFirst(balances, "quarter").map(({ client }) => client)).toEqual([
      "Wren Castell",
      "Ilse Varnholt",
      "June Pellow",
      "Dele Marchbank",
    ]);
  });

  it("lays gifts out month by month, the latest, and tells all in the table", () => {
    expect(monthsOf(gifts, 3)).toEqual(["2026-09", "2026-10", "2026-11"]);
    expect(monthsOf(gifts, 99)).toHaveLength(11);
    expect(monthsOf([], 24)).toEqual([]);
    const [lane] = lanes(gifts, monthsOf(gifts, 99), { left: 0, right: 1100, row: 30 });
    expect(lane?.dots.map(({ kind }) => kind)).toEqual(["welcome", "welcome", "other", "given"]);
    expect(lane?.changes).toHaveLength(1);
    const { rows } = tableOf(gifts);
    expect(rows).toHaveLength(7);
    expect(rows.filter(([, , what]) => String(what).startsWith("changed"))).toEqual([
      ["Asking what nobody dares", "10 Jun", "changed: pleasure 5, mastery 4", 1],
    ]);
  });
});

describe("a chart as a file", () => {
  it("is plain CSV that no spreadsheet takes for formulas", () => {
    const rows = [
      ["=1+1", -5],
      ['a "b", c', 0.5],
      ["-dash", 1],
    ];
    expect(csv({ caption: "", head: ["Who", "How much"], rows })).toBe(
      'Who,How much\r\n\'=1+1,-5\r\n"a ""b"", c",0.5\r\n\'-dash,1\r\n',
    );
  });

  it("is a picture that stands alone, on its paper, with its title", () => {
    document.body.innerHTML =
      '<svg viewBox="0 0 420 78" class="chart"><title>T</title><desc>D</desc><text class="lbl" style="fill: red">x</text></svg>';
    const svg = document.querySelector("svg");
    if (!svg) throw new Error("a picture");
    const file = svgFile(svg as SVGSVGElement);
    expect(file).toMatch(/^<\?xml/);
    const drawn = new DOMParser().parseFromString(file, "image/svg+xml").documentElement;
    expect(drawn.getAttribute("width")).toBe("420");
    expect([...drawn.children].map(({ tagName }) => tagName)).toEqual(["title", "desc", "rect", "text"]);
    expect(drawn.querySelector("text")?.getAttribute("fill")).toBe("red");
    expect(file).not.toMatch(/class=|style=/);
  });
});
