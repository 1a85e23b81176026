// The words of the window: every key has its forms, every placeholder is filled alike, and no component speaks for itself.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse, type AST } from "svelte/compiler";
import { describe, expect, it } from "vitest";
import { FORMS, isKey, t, useCatalogue } from "$lib/messages";
import { ENGLISH, english as catalogue } from "$lib/messages/catalogue";

const ROOT = join(import.meta.dirname, "../../src");
const sources = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.(svelte|ts)$/.test(path) && !path.endsWith(".test.ts"),
);
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const SPOKEN_ATTRIBUTES = new Set([
  "aria-label",
  "aria-description",
  "alt",
  "label",
  "placeholder",
  "title",
  "hint",
  "text",
]);
const PLURAL = new RegExp(`\\.(${FORMS.join("|")})$`, "u");
const LETTERS = /\p{L}/u;

type Node = { type?: string; data?: string; name?: string; value?: unknown };

/** What a template says without asking the catalogue. */
function saidOutright(template: unknown): string[] {
  if (Array.isArray(template)) return template.flatMap(saidOutright);
  if (typeof template !== "object" || template === null) return [];
  const node = template as Node;
  if (node.type === "Text") return LETTERS.test(node.data ?? "") ? [node.data ?? ""] : [];
  if (node.type === "Attribute" && !SPOKEN_ATTRIBUTES.has(node.name ?? "")) return [];
  if (node.type === "StyleDirective" || node.type === "ExpressionTag") return [];
  return Object.entries(node).flatMap(([key, child]) => (key === "expression" ? [] : saidOutright(child)));
}

describe("the catalogue", () => {
  it.each(sources.filter((path) => path.endsWith(".svelte")))("speaks for %s", (path) => {
    const ast: AST.Root = parse(read(path), { modern: true });
    expect(saidOutright(ast.fragment)).toEqual([]);
  });

  it("would notice a component that speaks for itself", () => {
    const ast = parse('<p>Hello</p><input aria-label="Name" class="x" />{"quoted"}', { modern: true });
    expect(saidOutright(ast.fragment)).toEqual(["Hello", "Name"]);
  });

  it("has every form of every plural that its language knows, with the same placeholders but for the count", () => {
    const known = new Intl.PluralRules(ENGLISH.language).resolvedOptions().pluralCategories;
    const entries: Record<string, string> = catalogue;
    const holes = (text: string | undefined): string[] =>
      [...(text ?? "").matchAll(/\{(\w+)\}/g)]
        .map((hole) => hole[1] ?? "")
        .filter((name) => !/count|number|quotes/.test(name));
    const stems = Object.keys(entries)
      .filter((key) => PLURAL.test(key))
      .map((key) => key.replace(PLURAL, ""));
    for (const stem of new Set(stems)) {
      const has = FORMS.filter((form) => entries[`${stem}.${form}`] !== undefined);
      expect(has.toSorted(), stem).toEqual(known.toSorted());
      for (const form of has) expect(holes(entries[`${stem}.${form}`]), stem).toEqual(holes(entries[`${stem}.other`]));
    }
  });

  it("has every key that the sources name", () => {
    const named = sources
      .flatMap((path) => [...read(path).matchAll(/\bt\(\s*"([^"]+)"/g)])
      .map((found) => found[1] ?? "");
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !isKey(key))).toEqual([]);
  });

  it("has no key that nobody says", () => {
    // `reason.*` is said by reasons.ts and the command line, `change.*` by the names the core sends.
    const all = sources.map(read).join("\n");
    const made = [...all.matchAll(/`([\w.]+\.)\$\{/g)].map((found) => found[1] ?? "");
    const said = (key: string): boolean =>
      all.includes(`"${key}"`) || all.includes(`\`${key}\``) || made.some((start) => key.startsWith(start));
    const stems = Object.keys(catalogue).map((key) => key.replace(PLURAL, ""));
    expect(stems.filter((key) => !said(key))).toEqual([]);
  });

  it("keeps to the tone: no exclamation marks, no dashes between sentences", () => {
    expect(Object.values(catalogue).filter((text) => /!|—|\p{L} –/u.test(text))).toEqual([]);
  });
});

describe("t", () => {
  it("fills the placeholders", () => {
    expect(t("search.of", { kind: "Need", name: "Ana" })).toBe("Need, Ana");
  });

  it("chooses the plural form", () => {
    expect(t("words.pages", { count: 1 })).toBe("1 page");
    expect(t("words.pages", { count: 0 })).toBe("0 pages");
    expect(t("words.pages", { count: 12 })).toBe("12 pages");
  });

  it("goes by the plural rules of the language, with all six of their forms", () => {
    const forms = Object.fromEntries(FORMS.map((form) => [`words.pages.${form}`, `${form} {count}`]));
    useCatalogue({ language: "ar", home: "ar-EG", elsewhere: "ar", texts: forms });
    expect(document.documentElement.lang).toBe("ar");
    expect([0, 1, 2, 3, 11, 100].map((count) => t("words.pages", { count }).split(" ")[0])).toEqual(FORMS);
    useCatalogue({ language: "pl", home: "pl-PL", elsewhere: "pl", texts: { ...forms, "words.pages.few": "kilka" } });
    expect([1, 3, 5].map((count) => t("words.pages", { count }).split(" ")[0])).toEqual(["one", "kilka", "many"]);
    useCatalogue(ENGLISH);
    expect(document.documentElement.lang).toBe("en");
  });

  it("leaves what nobody filled to be seen", () => {
    expect(t("search.of", { kind: "Need" })).toBe("Need, {name}");
  });
});
