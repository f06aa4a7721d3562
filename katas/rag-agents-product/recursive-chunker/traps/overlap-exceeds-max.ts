/**
 * @title The overlap comes on top of maxLength
 * @question rag-system
 *
 * The cores were filled up to maxLength and the overlap was put in front afterwards. Nearly every chunk is
 * then longer than allowed, by up to the overlap; an embedding model cuts off the end silently, and nobody
 * notices that it was never indexed. The overlap takes its room from maxLength.
 */

export interface Chunk {
  text: string;
  start: number;
  end: number;
}

interface Options {
  maxLength: number;
  overlap: number;
  separators: string[];
}

/** A part of the source text. */
interface Span {
  start: number;
  end: number;
}

export function chunk(text: string, o: Options): Chunk[] {
  check(o);
  if (text === '') return [];
  const { maxLength, overlap, separators } = o;
  const room = maxLength;
  const atoms = split(text, { start: 0, end: text.length }, separators, room);
  return merge(atoms, room).map((core) => {
    const start = overlapStart(text, core.start - overlap);
    return { text: text.slice(start, core.end), start, end: core.end };
  });
}

/** Spans of at most `room` units that follow each other without a gap. */
function split(text: string, span: Span, separators: string[], room: number): Span[] {
  if (span.end - span.start <= room) return [span];
  const piece = text.slice(span.start, span.end);
  const used = separators.findIndex((separator) => piece.includes(separator));
  if (used === -1) return hardCuts(piece, span.start, room);
  const finer = separators.slice(used + 1);
  return partsOf(piece, span.start, separators[used]!).flatMap((part) => split(text, part, finer, room));
}

/** Cuts behind every occurrence of the separator, which stays with the part that it ends. */
function partsOf(piece: string, offset: number, separator: string): Span[] {
  const parts: Span[] = [];
  let start = 0;
  while (start < piece.length) {
    const found = piece.indexOf(separator, start);
    const end = found === -1 ? piece.length : found + separator.length;
    parts.push({ start: offset + start, end: offset + end });
    start = end;
  }
  return parts;
}

function hardCuts(piece: string, offset: number, room: number): Span[] {
  const parts: Span[] = [];
  let start = 0;
  while (start < piece.length) {
    let end = Math.min(start + room, piece.length);
    if (isInsidePair(piece, end)) end--;
    parts.push({ start: offset + start, end: offset + end });
    start = end;
  }
  return parts;
}

/** Fills cores with atoms as long as they fit. */
function merge(atoms: Span[], room: number): Span[] {
  const cores: Span[] = [];
  for (const atom of atoms) {
    const last = cores.at(-1);
    if (last && atom.end - last.start <= room) last.end = atom.end;
    else cores.push({ ...atom });
  }
  return cores;
}

function overlapStart(text: string, wanted: number): number {
  const start = Math.max(0, wanted);
  return isInsidePair(text, start) ? start + 1 : start;
}

/** Whether a cut at `offset` would part the two units of one character. */
function isInsidePair(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1));
}

function check({ maxLength, overlap, separators }: Options): void {
  if (!Number.isInteger(maxLength) || !Number.isInteger(overlap) || overlap < 0) {
    throw new RangeError(`maxLength and overlap must be integers >= 0, got ${maxLength} and ${overlap}`);
  }
  if (maxLength - overlap < 2) throw new RangeError(`${maxLength} - ${overlap} leaves no room`);
  if (separators.includes('')) throw new RangeError('a separator must not be empty');
}
