import { type Segment, splitBySpans, type SpanOwner } from './markSpans';

/** Stands at each border of a marked part while Markdown is rendered. From the private use area: no text has it. */
const border = '\ue000';
/** What must not be cut: formulas, code. */
const whole = /\$\$[\s\S]+?\$\$|\$[^$\n]+\$|```[\s\S]+?```|`[^`\n]+`/g;

/** Markdown with a border at each cut of its segments, and the segments. */
export function withBorders(
  source: string,
  owners: readonly SpanOwner[],
): { source: string; segments: Segment[] } {
  const kept = [...source.matchAll(whole)].map(({ index, 0: text }) => [index, index + text.length] as const);
  const tidy = owners.map(({ id, spans }) => ({
    id,
    spans: spans.map(({ start, end }) => ({
      start: outside(start, source, kept),
      end: outside(end, source, kept),
    })),
  }));
  const segments = splitBySpans(source, tidy);
  return { source: segments.map(({ text }) => text).join(border), segments };
}

/** Out of what must stay whole, and behind the mark of a list item. */
function outside(at: number, source: string, kept: readonly (readonly [number, number])[]): number {
  const range = kept.find(([start, end]) => start < at && at < end);
  if (range !== undefined) return range[1];
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  const item = /^\s*(?:\d{1,3}[.)]|[-*+])\s+/.exec(source.slice(lineStart));
  return item !== null && at < lineStart + item[0].length ? lineStart + item[0].length : at;
}

export interface Drawing {
  /** The element round a part of a segment. */
  mark: (owners: readonly string[]) => HTMLElement;
  /** What stands where the spans of these owners end. */
  closing: (owners: readonly string[]) => readonly Node[];
}

/** Marks the segments in what was rendered from their Markdown. */
export function markSegments(root: HTMLElement, segments: readonly Segment[], drawing: Drawing): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    return node instanceof Element && node.classList.contains('formula-display')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT;
  });
  const nodes: Node[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const isInFormula = (node instanceof Element ? node.parentElement : node.parentElement)?.closest(
      '.formula',
    );
    const isFormula = node instanceof Element && node.classList.contains('formula');
    if ((node instanceof Text && !isInFormula) || isFormula) nodes.push(node);
  }
  let at = 0;
  for (const node of nodes) {
    if (node instanceof Text) at = markText(node, at, segments, drawing);
    else markNode(node, segments[at], drawing);
  }
  const last = segments[at];
  if (last !== undefined && last.closing.length > 0)
    root.lastElementChild?.append(...drawing.closing(last.closing));
}

/** Marks one text node; returns the number of the segment in which it ends. */
function markText(node: Text, first: number, segments: readonly Segment[], drawing: Drawing): number {
  const parts = node.data.split(border);
  const pieces: Node[] = [];
  parts.forEach((text, index) => {
    const segment = segments[first + index];
    if (text !== '') pieces.push(marked(document.createTextNode(text), segment, drawing));
    if (index < parts.length - 1 && segment !== undefined && segment.closing.length > 0)
      pieces.push(...drawing.closing(segment.closing));
  });
  node.replaceWith(...pieces);
  return first + parts.length - 1;
}

function markNode(node: Node, segment: Segment | undefined, drawing: Drawing): void {
  const place = document.createTextNode('');
  (node as Element).replaceWith(place);
  place.replaceWith(marked(node, segment, drawing));
}

function marked(node: Node, segment: Segment | undefined, { mark }: Drawing): Node {
  const isBlank = node instanceof Text && node.data.trim() === '';
  if (segment === undefined || segment.owners.length === 0 || isBlank) return node;
  const element = mark(segment.owners);
  element.append(node);
  return element;
}
