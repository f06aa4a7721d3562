export interface Chunk {
  text: string;
  start: number;
  end: number;
}

/** Works on strings; offsets come in at the end, as sums of the lengths of the cores. */
export function chunk(
  text: string,
  { maxLength, overlap, separators }: { maxLength: number; overlap: number; separators: string[] },
): Chunk[] {
  if (![maxLength, overlap].every(Number.isInteger)) throw new RangeError('not integers');
  if (overlap < 0 || overlap > maxLength - 2) throw new RangeError('bad overlap');
  if (separators.some((separator) => separator.length === 0)) throw new RangeError('empty separator');
  if (text === '') return [];

  const room = maxLength - overlap;
  let end = 0;
  return cores(atoms(text, separators, room), room).map((core) => {
    const wanted = Math.max(0, end - overlap);
    const start = isInsideCharacter(text, wanted) ? wanted + 1 : wanted;
    end += core.length;
    return { text: text.slice(start, end), start, end };
  });
}

function atoms(piece: string, [separator, ...finer]: string[], room: number): string[] {
  if (piece.length <= room) return [piece];
  if (separator === undefined) return slices(piece, room);
  const parts = piece.split(separator);
  const last = parts.pop()!;
  return [...parts.map((part) => part + separator), last].flatMap((part) => atoms(part, finer, room));
}

function slices(piece: string, room: number): string[] {
  if (piece === '') return [];
  const length = isInsideCharacter(piece, room) ? room - 1 : room;
  return [piece.slice(0, length), ...slices(piece.slice(length), room)];
}

function cores(parts: string[], room: number): string[] {
  const list = [''];
  for (const part of parts) {
    const grown = list.at(-1)! + part;
    if (grown.length <= room) list[list.length - 1] = grown;
    else list.push(part);
  }
  return list;
}

function isInsideCharacter(text: string, at: number): boolean {
  return text.codePointAt(at - 1)! > 0xffff; // undefined in front of the text
}
