import type { EvidenceSpan } from '../answers/scoreAnswer';
import { type StageId, stageIds, stageTitles } from '../content/design';

/** The texts of the stages as one answer, and where each stands in it. */
export interface StagedText {
  text: string;
  ranges: Partial<Record<StageId, EvidenceSpan>>;
}

/** Joins what was written in each stage; blank stages leave nothing. */
export function joinStages(texts: Readonly<Partial<Record<StageId, string>>>): StagedText {
  const joined: StagedText = { text: '', ranges: {} };
  for (const id of stageIds) {
    const text = (texts[id] ?? '').trim();
    if (text === '') continue;
    if (joined.text !== '') joined.text += '\n\n';
    const start = joined.text.length;
    joined.text += text;
    joined.ranges[id] = { start, end: joined.text.length };
  }
  return joined;
}

/**
 * Reads an answer with headings such as `## Size`, which are blanked, so that all places stay those of the
 * source. What stands before the first of them belongs to the first stage; a text without any belongs to all
 * stages at once.
 */
export function readStages(source: string): StagedText {
  const ranges: StagedText['ranges'] = {};
  let text = '';
  let open: { id: StageId; start: number } | undefined;
  const close = (end: number): void => {
    if (open !== undefined && end > open.start) ranges[open.id] ??= { start: open.start, end };
  };
  for (const line of source.split(/(?<=\n)/)) {
    const id = stageOf(line.trimEnd());
    if (id === undefined) text += line;
    else {
      open ??= { id: stageIds[0], start: 0 };
      close(text.length);
      // a first heading of the first stage goes on with what stood before it
      open = { id, start: id === open.id && ranges[id]?.start === 0 ? 0 : text.length };
      if (open.start === 0) delete ranges[id];
      text += line.replace(/[^\r\n]/g, ' ');
    }
  }
  close(text.length);
  if (open !== undefined) return { text, ranges };
  const everywhere = { start: 0, end: source.length };
  return { text: source, ranges: Object.fromEntries(stageIds.map((id) => [id, everywhere])) };
}

function stageOf(line: string): StageId | undefined {
  const heading = /^#{1,6}\s+(.*?)[\s:#]*$/.exec(line)?.[1]?.toLowerCase();
  if (heading === undefined) return undefined;
  return stageIds.find((id) => heading === stageTitles[id].toLowerCase() || heading === id);
}

/** The parts of spans that lie in a range, counted from its start. */
export function within(spans: readonly EvidenceSpan[], range: EvidenceSpan | undefined): EvidenceSpan[] {
  if (range === undefined) return [];
  return spans
    .filter(({ start, end }) => start < range.end && end > range.start)
    .map(({ start, end }) => ({
      start: Math.max(start, range.start) - range.start,
      end: Math.min(end, range.end) - range.start,
    }));
}

/** Asking is what is to be done first: there a question says as much as a statement. Spans stay where they are. */
export function asStated(stage: StageId, text: string): string {
  return stage === stageIds[0] ? text.replaceAll('?', '.') : text;
}

/** The whole answer with the questions of the first stage as statements. */
export function statedText({ text, ranges }: StagedText): string {
  const range = ranges[stageIds[0]];
  if (range === undefined) return text;
  const { start, end } = range;
  return text.slice(0, start) + asStated(stageIds[0], text.slice(start, end)) + text.slice(end);
}
