// Why: Markdown should read like a page while it is written: headings and emphasis are shown, their signs step back.
import {
  commonmarkLanguage,
  insertNewlineContinueMarkup,
  deleteMarkupBackward,
  markdown,
} from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { Prec, RangeSetBuilder, type Extension, type Line, type Text } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, keymap, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** What is Markdown on a page, on the screen as on paper. */
export const language = markdown({
  base: commonmarkLanguage,
  addKeymap: false,
  completeHTMLTags: false,
  // Underlining a line and indenting one are how people write, not headings and code.
  extensions: { remove: ["SetextHeading", "IndentedCode", "HTMLBlock", "HTMLTag"] },
});

const looks = HighlightStyle.define([
  { tag: tags.heading1, fontSize: "var(--t-2xl)", lineHeight: "var(--lh-tight)", letterSpacing: "-.012em" },
  { tag: tags.heading2, fontSize: "var(--t-xl)", lineHeight: "1.25", letterSpacing: "-.006em" },
  { tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "640" },
  { tag: tags.quote, color: "var(--ink-2)", fontStyle: "italic" },
  { tag: tags.monospace, fontFamily: "ui-monospace, monospace", fontSize: ".875em" },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.url], color: "var(--ink-3)", fontStyle: "normal" },
]);

const gap = Decoration.line({ class: "gap" });
const item = Decoration.line({ class: "item" });
const hanging = Decoration.mark({ class: "hanging" });

/** Line shapes and the signs that hang in the margin, for the lines in view only. */
const shapes = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = shapesInView(view);
    }
    update(update: ViewUpdate): void {
      const parsed = syntaxTree(update.state) !== syntaxTree(update.startState);
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = shapesInView(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function shapesInView(view: EditorView): DecorationSet {
  const found = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = doc.lineAt(at);
      if (isGap(doc, line)) found.add(line.from, line.from, gap);
      else addShape(found, line);
      at = line.to + 1;
    }
  }
  return found.finish();
}

function addShape(found: RangeSetBuilder<Decoration>, line: Line): void {
  const heading = /^#{1,6} /.exec(line.text)?.[0];
  if (heading) found.add(line.from, line.from + heading.length, hanging);
  else if (/^(?:[-*+]|\d{1,3}[.)]) /.test(line.text)) found.add(line.from, line.from, item);
}

/** The blank line between two paragraphs. The last line of the page is none: the next word goes there. */
function isGap(doc: Text, line: Line): boolean {
  return line.length === 0 && line.number > 1 && line.number < doc.lines && doc.line(line.number - 1).length > 0;
}

const theme = EditorView.theme({
  "&": { color: "var(--ink)", background: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: "400 var(--t-read)/var(--lh-read) var(--serif)", overflow: "visible" },
  ".cm-content": { padding: "0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0", unicodeBidi: "plaintext", textAlign: "start" },
  // Blanks at a line's end hang there, also behind a mark's letter.
  ".cm-lineWrapping": { whiteSpace: "pre-wrap" },
  ".cm-line.gap": { lineHeight: ".8" },
  ".cm-line.item": { paddingLeft: "1.3em", textIndent: "-1.3em" },
  ".cm-line ::selection, .cm-line::selection": { background: "var(--selection)" },
  ".cm-placeholder": { color: "var(--ink-3)", fontStyle: "italic" },
  ".hanging": {
    display: "inline-block",
    boxSizing: "border-box",
    width: "2rem",
    marginLeft: "-2rem",
    paddingRight: ".4rem",
    textAlign: "right",
    textIndent: "0",
    font: "400 var(--t-xs)/1 var(--sans)",
    letterSpacing: "0",
    verticalAlign: ".15em",
  },
  ".hanging *": { fontSize: "inherit", lineHeight: "inherit", letterSpacing: "0" },
  ".span": {
    color: "inherit",
    background: "none",
    padding: "1px 0",
    borderRadius: "2px",
    boxDecorationBreak: "clone",
    textUnderlineOffset: ".22em",
    textDecorationSkipInk: "none",
    textDecorationLine: "underline",
  },
  ".span.want": tint("want", "solid", "2px"),
  ".span.need": tint("need", "wavy", "1.5px"),
  ".span.gift": tint("gift", "double", "1.5px"),
  ".span.picked": { background: "var(--selection)", textDecorationLine: "none" },
  ".letter::after": {
    content: "attr(data-letter)",
    font: "700 .625em/0 var(--sans)",
    marginLeft: "2px",
    verticalAlign: "super",
    display: "inline-block",
  },
  ".letter.want::after": { color: "var(--want)" },
  ".letter.need::after": { color: "var(--need)" },
  ".letter.gift::after": { color: "var(--gift)" },
  "@media (forced-colors: active)": { ".span": { outline: "1px solid" } },
});

function tint(kind: string, style: string, thickness: string) {
  return {
    background: `var(--${kind}-tint)`,
    textDecorationStyle: style,
    textDecorationThickness: thickness,
    textDecorationColor: `var(--${kind})`,
  };
}

export const calmMarkdown: Extension = [
  language,
  syntaxHighlighting(looks),
  shapes,
  theme,
  Prec.high(
    keymap.of([
      { key: "Enter", run: insertNewlineContinueMarkup },
      { key: "Backspace", run: deleteMarkupBackward },
    ]),
  ),
];
