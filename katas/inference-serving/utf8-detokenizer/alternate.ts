export interface Detokenizer {
  push(token: number): string;
  end(): string;
}

/** Up to which lead a row holds, how many bytes such a character has (NaN: none begins so), the range of the second. */
interface Row {
  last: number;
  length: number;
  second: [lowest: number, highest: number];
}

/** Every lead above ASCII, in the order of the table of the Unicode standard. */
const table: Row[] = [
  { last: 0xc1, length: NaN, second: [NaN, NaN] },
  { last: 0xdf, length: 2, second: [0x80, 0xbf] },
  { last: 0xe0, length: 3, second: [0xa0, 0xbf] },
  { last: 0xec, length: 3, second: [0x80, 0xbf] },
  { last: 0xed, length: 3, second: [0x80, 0x9f] },
  { last: 0xef, length: 3, second: [0x80, 0xbf] },
  { last: 0xf0, length: 4, second: [0x90, 0xbf] },
  { last: 0xf3, length: 4, second: [0x80, 0xbf] },
  { last: 0xf4, length: 4, second: [0x80, 0x8f] },
];

/** Keeps the bytes that are not decoded yet, and cuts them into characters, errors and a rest. */
export function createDetokenizer(vocab: number[][]): Detokenizer {
  const isByte = (value: number) => value >= 0 && value <= 255 && value % 1 === 0;
  if (!vocab.every((bytes) => bytes.every(isByte))) throw new RangeError('not a byte');
  let waiting: number[] = [];
  let isOpen = true;

  return {
    push(token: number): string {
      if (!isOpen) throw new RangeError('closed');
      if (!Object.hasOwn(vocab, token)) throw new RangeError('unknown token');
      waiting = waiting.concat(vocab[token]!);
      let text = '';
      while (waiting.length > 0) {
        const { fitting, length } = measure(waiting);
        if (fitting === waiting.length && fitting < length) break;
        text += fitting === length ? characterOf(waiting.slice(0, length)) : '\ufffd';
        waiting = waiting.slice(fitting);
      }
      return text;
    },

    end(): string {
      isOpen = false;
      const text = waiting.length > 0 ? '\ufffd' : '';
      waiting = [];
      return text;
    },
  };
}

/** How many bytes the character at the start should have, and how many of them are there and fit; at least one. */
function measure(bytes: number[]): { fitting: number; length: number } {
  const lead = bytes[0]!;
  if (lead <= 0x7f) return { fitting: 1, length: 1 };
  const row = table.find(({ last }) => lead <= last);
  if (row === undefined) return { fitting: 1, length: NaN };
  const [lowest, highest] = row.second;
  let fitting = 1;
  while (fitting < row.length) {
    const byte = bytes[fitting]!;
    const fits = fitting === 1 ? byte >= lowest && byte <= highest : byte >> 6 === 2;
    if (!fits) break;
    fitting++;
  }
  return { fitting, length: row.length };
}

/** One well-formed sequence, by way of its form in an address: %e2%82%ac. */
function characterOf(bytes: number[]): string {
  return decodeURIComponent(bytes.map((byte) => '%' + byte.toString(16).padStart(2, '0')).join(''));
}
