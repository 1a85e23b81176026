import { afterEach, describe, expect, it } from "vitest";
import { onThePage } from "./placing";

/** A box at `left`, on a page that begins at 208. */
function boxAt(left: number): HTMLElement {
  document.body.innerHTML = `<main><div></div></main>`;
  const page = document.querySelector("main");
  const box = document.querySelector("div");
  if (!page || !box) throw new Error("no page");
  page.getBoundingClientRect = () => new DOMRect(208, 0, 1000, 800);
  box.getBoundingClientRect = () => new DOMRect(left, 0, 180, 100);
  return box;
}

describe("a box beside its button", () => {
  afterEach(() => (document.body.innerHTML = ""));

  it("opens rightwards where it would leave the page", () => {
    const box = boxAt(120);
    onThePage(box);
    expect([box.style.left, box.style.right]).toEqual(["0px", "auto"]);
  });

  it("stays where it is on the page", () => {
    const box = boxAt(300);
    onThePage(box);
    expect(box.style.left).toBe("");
  });
});
