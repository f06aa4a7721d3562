import type { Span } from '../../src/protocol/panelMessages';

export interface SpanOwner {
  id: string;
  spans: readonly Span[];
}

/** A piece of the text in which the owners do not change. */
export interface Segment {
  text: string;
  /** Ids in the order of the owners; empty for text that nobody marks. */
  owners: string[];
  /** Those of the owners whose span ends with this piece. */
  closing: string[];
}

/** Cuts the text at every start and end of a span, so that overlapping spans become pieces side by side. */
export function splitBySpans(text: string, owners: readonly SpanOwner[]): Segment[] {
  const tidy = owners.map(({ id, spans }) => ({ id, spans: mergeSpans(spans, text.length) }));
  const cuts = new Set([0, text.length]);
  for (const { spans } of tidy) for (const { start, end } of spans) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0;
    const covering = tidy.filter(({ spans }) => spans.some((span) => span.start <= start && span.end >= end));
    const closing = covering.filter(({ spans }) => spans.some((span) => span.end === end));
    return {
      text: text.slice(start, end),
      owners: covering.map(({ id }) => id),
      closing: closing.map(({ id }) => id),
    };
  });
}

/** Spans within the text, in order; those that touch or overlap become one. */
export function mergeSpans(spans: readonly Span[], length: number): Span[] {
  const merged: Span[] = [];
  const inside = spans
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  for (const span of inside) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push(span);
  }
  return merged;
}

/** The marked text, pieces that lie apart joined by an ellipsis. */
export function quoteSpans(text: string, spans: readonly Span[]): string {
  return mergeSpans(spans, text.length)
    .map(({ start, end }) => text.slice(start, end).trim())
    .join(' … ');
}
