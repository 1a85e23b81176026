// Why: a reflection on paper reads as it does on the screen: headings, items and emphasis by the same Markdown, and each
// mark beneath its words with the number of its note.
import type { MarkKind } from "$lib/api/bindings";
import { language } from "$lib/reflect/editor/calm";
import type { Look, Run, Shape, TextLine } from "./printed";

/** A mark on the text; a number where its note is called from its last letter. */
export type Marked = { start: number; end: number; kind: MarkKind; number: number };

type Styled = { from: number; to: number; look: Look };
type Span = { from: number; to: number };

const LOOKS: Readonly<Record<string, Look>> = { Emphasis: "em", StrongEmphasis: "strong", InlineCode: "code" };
const SIGNS = new Set(["EmphasisMark", "CodeMark", "HeaderMark", "QuoteMark"]);

/** The lines of a text with what is said of their letters. `marks` are in the order of their starts. */
export function linesOf(text: string, marks: readonly Marked[]): TextLine[] {
  const { styled, signs } = parsed(text);
  const near = { styled: nearby(styled), signs: nearby(signs), marks: nearby(marks.map(asSpan)) };
  let from = 0;
  return text.split("\n").map((words): TextLine => {
    const line = { from, to: from + words.length };
    from = line.to + 1;
    const here = { styled: near.styled(line), signs: near.signs(line), marks: near.marks(line) };
    return { shape: shapeOf(words), runs: runsOf(text, line, here) };
  });
}

const asSpan = (mark: Marked): Marked & Span => ({ ...mark, from: mark.start, to: mark.end });

function parsed(text: string): { styled: Styled[]; signs: Span[] } {
  const [styled, signs]: [Styled[], Span[]] = [[], []];
  language.language.parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      const look = LOOKS[name];
      if (look) styled.push({ from, to, look });
      // The blank after the signs of a heading or a quote goes with them.
      else if (SIGNS.has(name))
        signs.push({ from, to: to + Number(/^(?:Header|Quote)/.test(name) && text[to] === " ") });
    },
  });
  return { styled, signs };
}

/** Asked line by line, downwards, gives what touches each: no line looks through all of a long page. */
function nearby<S extends Span>(spans: readonly S[]): (line: Span) => S[] {
  let next = 0;
  let open: S[] = [];
  return ({ from, to }) => {
    open = open.filter((span) => span.to > from);
    for (let span = spans[next]; span && span.from < to; span = spans[++next]) if (span.to > from) open.push(span);
    return open;
  };
}

function shapeOf(line: string): Shape {
  const level = /^(#{1,6}) /.exec(line)?.[1]?.length;
  if (level) return level === 1 ? "heading1" : level === 2 ? "heading2" : "heading3";
  if (line.trim() === "") return "gap";
  if (line.startsWith(">")) return "quote";
  return /^\s*(?:[-*+]|\d{1,3}[.)]) /.test(line) ? "item" : "plain";
}

type Here = { styled: readonly Styled[]; signs: readonly Span[]; marks: readonly (Marked & Span)[] };

function runsOf(text: string, line: Span, { styled, signs, marks }: Here): Run[] {
  const edges = [...styled, ...signs, ...marks].flatMap(({ from, to }) => [from, to]);
  const cuts = [line.from, ...edges.filter((at) => at > line.from && at < line.to), line.to].sort((a, b) => a - b);
  const runs: Run[] = [];
  for (let at = 1; at < cuts.length; at++) {
    const [from, to] = [cuts[at - 1] ?? line.from, cuts[at] ?? line.to];
    const covers = (span: Span): boolean => span.from <= from && span.to >= to;
    if (from === to || signs.some(covers)) continue;
    const on = marks.filter(covers);
    runs.push({
      text: text.slice(from, to),
      looks: styled.filter(covers).map(({ look }) => look),
      marks: on.map(({ kind }) => kind),
      note: null,
    });
    for (const mark of on.filter((one) => one.to === to)) runs.push(callOf(mark));
  }
  return runs;
}

const callOf = ({ number }: Marked): Run => ({ text: String(number), looks: [], marks: [], note: number });
