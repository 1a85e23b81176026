// The page scrolls around the editor, which draws only the lines in sight.
import { ViewPlugin, type EditorView } from "@codemirror/view";

/**
 * Has the editor look anew at which lines are in sight whenever something scrolls. It does so by itself only once it knows
 * that it is in sight, which it may learn after the page was scrolled to where its reader had been.
 */
export const drawnWhereScrolled = ViewPlugin.define((view: EditorView) => {
  const look = (): void => view.requestMeasure();
  document.addEventListener("scroll", look, { capture: true, passive: true });
  return { destroy: () => document.removeEventListener("scroll", look, { capture: true }) };
});
