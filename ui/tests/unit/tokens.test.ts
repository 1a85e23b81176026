// The colours: what each theme and the system's forced colours say of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const CSS = readFileSync(join(import.meta.dirname, "../../src/styles/tokens.css"), "utf8").replace(/\/\*.*?\*\//gs, "");

/** The tokens that a block sets to values of this kind. */
const set = (block: string, value: RegExp): string[] =>
  [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)]
    .filter(([, , is]) => value.test(is ?? ""))
    .map(([, name]) => name ?? "");

const blocks = CSS.split("}");
const light = blocks.find((block) => block.includes("color-scheme: light")) ?? "";
const dark = blocks.find((block) => block.includes("color-scheme: dark")) ?? "";
const forced = CSS.slice(CSS.indexOf("(forced-colors: active)"));

describe("the colours", () => {
  it("are the system's, every one of them, where it forces its own", () => {
    const drawn = set(light, /^#/).filter((name) => !name.endsWith("selection"));
    expect(drawn.length).toBeGreaterThan(50);
    expect(drawn.filter((name) => !set(forced, /^[A-Z][A-Za-z]+$/).includes(name))).toEqual([]);
  });

  it("are the same ones in both themes", () => {
    expect(set(dark, /^#/).sort()).toEqual(set(light, /^#/).sort());
  });
});
