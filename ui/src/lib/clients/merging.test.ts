import { describe, expect, it } from "vitest";
import type { MergePreview } from "$lib/api/bindings";
import { mergePreview } from "../../../tests/fake-data";
import { type Chosen, type Whose, chosen, differing, holdsWords, proposed, saying } from "./merging";

const choices = (...pairs: [Chosen, Whose][]): ReadonlyMap<Chosen, Whose> => new Map(pairs);

describe("two clients who are one", () => {
  it("asks only where both say something, and not the same", () => {
    expect(differing(mergePreview)).toEqual(["name", "about", "contract"]);
    const silent: MergePreview = {
      ...mergePreview,
      other: { ...mergePreview.other, fields: { ...mergePreview.other.fields, about: "" } },
    };
    expect(differing(silent)).toEqual(["name", "contract"]);
  });

  it("asks which line holds, in minutes", () => {
    const { other } = mergePreview;
    const drawn: MergePreview = { ...mergePreview, other: { ...other, fields: { ...other.fields, line_minutes: 0 } } };
    expect(differing(drawn)).toContain("line_minutes");
    expect(saying(drawn.other.fields, "line_minutes", new Map())).toBe("0 min");
    expect(saying(drawn.keep.fields, "line_minutes", new Map())).toBe("120 min");
  });

  it("proposes the one who stays, and the texts of both", () => {
    expect((["name", "about", "contract"] as const).map((fact) => proposed(mergePreview, fact))).toEqual([
      "keep",
      "keep",
      "both",
    ]);
  });

  it("keeps what is chosen, and every name", () => {
    const fields = chosen(mergePreview, choices(["name", "other"], ["about", "other"], ["contract", "both"]));
    expect([fields.name, fields.about]).toEqual(["I. Varnholt", "clay"]);
    expect(fields.contract).toBe(mergePreview.proposed.contract);
    expect(fields.also_known).toEqual(["Ilse Varnholt", "Varnholt Clay"]);
  });

  it("says what moves", () => {
    expect(holdsWords(mergePreview.other)).toBe("2 pages, 1 want and 1 promise");
    expect(holdsWords({ ...mergePreview.other, holds: [{ kind: "overrule", count: 2 }] })).toBe("2 times you went on");
    expect(holdsWords({ ...mergePreview.other, holds: [] })).toBe("no records yet");
  });
});
