import { EditorView } from "@codemirror/view";
import { describe, expect, it, vi } from "vitest";
import { drawnWhereScrolled } from "./scrolled";

describe("an editor in a page that scrolls", () => {
  it("looks anew at what is in sight when the page is scrolled, and no more once it is gone", () => {
    const page = document.body.appendChild(document.createElement("main"));
    const view = new EditorView({ doc: "words", parent: page, extensions: [drawnWhereScrolled] });
    const look = vi.spyOn(view, "requestMeasure");
    page.dispatchEvent(new Event("scroll"));
    expect(look).toHaveBeenCalledOnce();
    view.destroy();
    page.dispatchEvent(new Event("scroll"));
    expect(look).toHaveBeenCalledOnce();
    page.remove();
  });
});
