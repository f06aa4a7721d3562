import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const byHand = 'by hand: atoms, cores and overlaps written down';
const prose = ['\n\n', '\n', '. ', ' '];
const twoPairs = '\u{1F600}\u{1F680}';

/** The chunks of a source that end and start at these offsets. */
function slices(text: string, ...spans: [start: number, end: number][]): unknown[] {
  return spans.map(([start, end]) => ({ text: text.slice(start, end), start, end }));
}

function chunked(
  name: string,
  text: string,
  maxLength: number,
  overlap: number,
  separators: string[],
  ...spans: [start: number, end: number][]
): KataCase {
  const args = [text, { maxLength, overlap, separators }];
  return { name, group: 'hidden', call: 'chunk', args, expected: slices(text, ...spans), route: byHand };
}

function because(reason: string, item: KataCase): KataCase {
  return { ...item, reason };
}

const numbers = 'One two. Three four five. Six.';
const letter = 'Dear Ann,\nthank you.\n\nI will come. Really soon.\n\nBob';

const examples: KataCase[] = [
  {
    name: 'three sentences',
    group: 'example',
    call: 'chunk',
    args: [numbers, { maxLength: 16, overlap: 4, separators: ['. ', ' '] }],
    expected: [
      { text: 'One two. ', start: 0, end: 9 },
      { text: 'wo. Three four ', start: 5, end: 20 },
      { text: 'our five. Six.', start: 16, end: 30 },
    ],
    route: byHand,
  },
  {
    name: 'one long word',
    group: 'example',
    call: 'chunk',
    args: ['abcdefg', { maxLength: 4, overlap: 1, separators: [' '] }],
    expected: [
      { text: 'abc', start: 0, end: 3 },
      { text: 'cdef', start: 2, end: 6 },
      { text: 'fg', start: 5, end: 7 },
    ],
    route: byHand,
  },
];

const splitting: KataCase[] = [
  because('a short text needs no splitting', chunked('a text that fits', 'ab cd', 5, 0, [' '], [0, 5])),
  because(
    'a text of exactly the room there is',
    chunked('a text that fits beside an overlap', 'ab cd', 8, 3, [' '], [0, 5]),
  ),
  chunked('one unit too long', 'ab cd', 4, 0, [' '], [0, 3], [3, 5]),
  // atoms: "aa ", "bb ", "cc " and "dd"
  chunked('words without overlap', 'aa bb cc dd', 6, 0, [' '], [0, 6], [6, 11]),
  chunked('words with overlap', 'aa bb cc dd', 8, 2, [' '], [0, 6], [4, 11]),
  // atoms of 10, 11, 1 (a second line end), 13, 13, 1 and 3 units
  chunked('a letter', letter, 20, 0, prose, [0, 10], [10, 22], [22, 35], [35, 52]),
  // atoms of 22, 26, 1 and 3 units
  chunked('a letter with more room', letter, 30, 4, prose, [0, 22], [18, 48], [44, 52]),
  chunked('a letter, coarse separators only', letter, 30, 0, ['\n\n'], [0, 22], [22, 52]),
  chunked(
    'a paragraph that is too long, without finer separators',
    'ab cd\n\nefghijklmnop\n\nqr',
    8,
    0,
    ['\n\n'],
    [0, 7],
    [7, 15],
    [15, 23],
  ),
  chunked(
    'the first separator is absent',
    'aaa bbb ccc ddd eee',
    9,
    0,
    ['\n\n', '\n', ' '],
    [0, 8],
    [8, 16],
    [16, 19],
  ),
  chunked(
    'long and short paragraphs',
    'a b c\n\nd e f g h i\n\nj k\n\nl',
    10,
    0,
    ['\n\n', ' '],
    [0, 9],
    [9, 17],
    [17, 26],
  ),
  because(
    'a part that just fits is not split any further',
    chunked('a part of exactly the room', 'x,ab cd,', 6, 0, [',', ' '], [0, 2], [2, 8]),
  ),
  chunked(
    'a word that is too long, between others',
    'ab abcdefghij cd',
    6,
    2,
    [' '],
    [0, 3],
    [1, 7],
    [5, 11],
    [9, 14],
    [12, 16],
  ),
  chunked('a long word with a separator behind it', 'abcdefghij k', 4, 0, [' '], [0, 4], [4, 8], [8, 12]),
  chunked('no separators', 'abcdefghij', 6, 2, [], [0, 4], [2, 8], [6, 10]),
  because('room 2 is allowed', chunked('the smallest room', 'abcde', 5, 3, [], [0, 2], [0, 4], [1, 5])),
];

const separators: KataCase[] = [
  chunked('separators next to each other', 'a,,,,b', 2, 0, [','], [0, 2], [2, 4], [4, 6]),
  chunked('a separator at the start and at the end', ' ab cd ', 4, 0, [' '], [0, 4], [4, 7]),
  chunked('a text of separators', '------', 4, 0, ['-'], [0, 4], [4, 6]),
  // "aa" is found at 0, 2 and 6; the parts are "aa", "aa", "abaa" and "c"
  chunked('a separator that overlaps with itself', 'aaaaabaac', 4, 0, ['aa'], [0, 4], [4, 8], [8, 9]),
  because(
    'a part ends with the separator, and the next of the list is part of it',
    chunked('a separator inside another', 'x==y=z==w=v', 4, 0, ['==', '='], [0, 3], [3, 7], [7, 11]),
  ),
  chunked(
    'a separator that occurs once, at the end',
    'abcdefgh.',
    4,
    0,
    ['.', 'c', 'g'],
    [0, 3],
    [3, 7],
    [7, 9],
  ),
  because(
    'a separator is text, not a pattern',
    chunked(
      'separators that mean something in patterns',
      'ab.cd*ef(gh',
      5,
      0,
      ['.', '*', '('],
      [0, 3],
      [3, 6],
      [6, 11],
    ),
  ),
  chunked(
    'the same separator twice in the list',
    'ab cd ef gh',
    4,
    0,
    [' ', ' '],
    [0, 3],
    [3, 6],
    [6, 9],
    [9, 11],
  ),
  // the second separator is used in the first part only
  chunked(
    'the order of the separators',
    'aa-bb-cc.dd-ee.ff',
    7,
    0,
    ['.', '-'],
    [0, 6],
    [6, 9],
    [9, 15],
    [15, 17],
  ),
  chunked(
    'the other order of the separators',
    'aa-bb-cc.dd-ee.ff',
    7,
    0,
    ['-', '.'],
    [0, 6],
    [6, 12],
    [12, 17],
  ),
  because(
    'white space is text',
    chunked(
      'white space at the ends of chunks',
      '  a \n b  \n\n  c ',
      6,
      0,
      ['\n'],
      [0, 5],
      [5, 11],
      [11, 15],
    ),
  ),
];

const overlaps: KataCase[] = [
  chunked('an overlap longer than the first core', 'a bcdef gh', 9, 4, [' '], [0, 2], [0, 7], [3, 10]),
  chunked('an overlap of one unit', 'abcdefghij', 4, 1, [], [0, 3], [2, 6], [5, 9], [8, 10]),
  chunked('a large overlap', 'abcdefgh', 8, 5, [], [0, 3], [0, 6], [1, 8]),
  chunked(
    'an overlap that goes over several cores',
    'a b c d e f',
    8,
    6,
    [' '],
    [0, 2],
    [0, 4],
    [0, 6],
    [0, 8],
    [2, 10],
    [4, 11],
  ),
  chunked(
    'the same words again and again',
    'to be to be to be to be',
    8,
    2,
    [' '],
    [0, 6],
    [4, 12],
    [10, 18],
    [16, 23],
  ),
  chunked(
    'the same words again and again, no overlap',
    'to be to be to be to be',
    6,
    0,
    [' '],
    [0, 6],
    [6, 12],
    [12, 18],
    [18, 23],
  ),
];

const pairs: KataCase[] = [
  chunked('a forced cut at an emoji', `ab${twoPairs}c`, 3, 0, [], [0, 2], [2, 4], [4, 7]),
  chunked('emoji only', twoPairs + twoPairs, 5, 0, [], [0, 4], [4, 8]),
  chunked('room for one emoji', twoPairs, 3, 0, [], [0, 2], [2, 4]),
  chunked('an overlap that starts in an emoji', `${twoPairs} abc def`, 6, 1, [' '], [0, 5], [4, 9], [8, 12]),
  chunked('an overlap of one unit behind an emoji', `a${twoPairs}bc`, 4, 1, [], [0, 3], [3, 6], [5, 7]),
  chunked('an overlap that starts behind an emoji', `${twoPairs}${twoPairs}`, 6, 2, [], [0, 4], [2, 8]),
  chunked(
    'an emoji as a separator',
    'ab\u{1F600}cd\u{1F600}ef',
    4,
    0,
    ['\u{1F600}'],
    [0, 4],
    [4, 8],
    [8, 10],
  ),
  because(
    'characters of two units begin behind U+FFFF',
    chunked(
      'the first and the last characters of two units',
      '\u{10000}\u{10FFFF}\uFFFF\uE000\uD7FF\uDBFFb\uDC00c',
      4,
      1,
      [],
      [0, 2],
      [2, 5],
      [4, 8],
      [7, 11],
    ),
  ),
  because(
    'only the two halves of one character belong together',
    chunked(
      'halves that are no pair',
      'a\uDC00\uD83Db\uD83D\uD83Dc\uDC00',
      3,
      1,
      [],
      [0, 2],
      [1, 4],
      [3, 6],
      [5, 8],
    ),
  ),
  because(
    'the text is not normalised in any way',
    chunked(
      'combining accents and carriage returns',
      'cafe\u0301 cre\u0300me\r\nfine',
      8,
      0,
      ['\n', ' '],
      [0, 6],
      [6, 14],
      [14, 18],
    ),
  ),
  because(
    'lengths are in units, not in characters',
    chunked('words of emoji', `${twoPairs} ${twoPairs} \u{1F600}`, 8, 0, [' '], [0, 5], [5, 12]),
  ),
];

const others: KataCase[] = [
  because('there is nothing to index', chunked('an empty text', '', 10, 2, [' '])),
  because('a text may be one unit', chunked('a single unit', 'a', 2, 0, [], [0, 1])),
  {
    name: 'different texts and options in turn',
    group: 'hidden',
    call: 'chunkInTurn',
    args: [
      [
        [numbers, { maxLength: 16, overlap: 4, separators: ['. ', ' '] }],
        [letter, { maxLength: 20, overlap: 3, separators: prose }],
        ['abcdefg', { maxLength: 4, overlap: 1, separators: [' '] }],
        [numbers, { maxLength: 12, overlap: 0, separators: ['. ', ' '] }],
        [numbers, { maxLength: 16, overlap: 4, separators: ['. ', ' '] }],
      ],
    ],
  },
  {
    name: 'a long text of many paragraphs',
    group: 'hidden',
    call: 'chunkBook',
    args: [{ paragraphs: 60, seed: 7, maxLength: 120, overlap: 15, separators: prose }],
  },
];

function invalid(name: string, options: object): KataCase[] {
  const complete = { maxLength: 8, overlap: 2, separators: [' '], ...options };
  const reason = 'a condition of the contract';
  return [
    { name, group: 'invalid', call: 'chunk', args: ['ab cd ef gh', complete], reason },
    { name: `${name}, empty text`, group: 'invalid', call: 'chunk', args: ['', complete], reason },
  ];
}

const invalidCalls: KataCase[] = [
  ...[0, -5, 7.5, NaN, Infinity].flatMap((maxLength) => invalid(`maxLength ${maxLength}`, { maxLength })),
  ...[0, -5, NaN].flatMap((maxLength) =>
    invalid(`maxLength ${maxLength}, no overlap`, { maxLength, overlap: 0 }),
  ),
  ...[-1, 0.5, NaN, Infinity, -Infinity].flatMap((overlap) => invalid(`overlap ${overlap}`, { overlap })),
  ...invalid('an overlap as long as the chunk', { overlap: 8 }),
  ...invalid('an overlap longer than the chunk', { overlap: 9 }),
  ...invalid('room for one unit', { overlap: 7 }),
  ...invalid('chunks of one unit', { maxLength: 1, overlap: 0 }),
  ...invalid('an empty separator', { separators: [''] }),
  ...invalid('an empty separator behind others', { separators: ['\n', ' ', ''] }),
];

const word = fc.constantFrom(
  'a',
  'bc',
  'def',
  'ghijklm',
  'to',
  'be',
  '\u{1F600}',
  `x${twoPairs}`,
  'nopqrstuvwxyz',
);
const gap = fc.constantFrom(' ', ' ', ' ', '. ', '\n', '\n\n', '', '  ');
const source = fc
  .array(fc.tuple(word, gap), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.flat().join(''));

function options(maxRoom: number, maxOverlap: number): fc.Arbitrary<unknown> {
  return fc
    .record({
      room: fc.integer({ min: 2, max: maxRoom }),
      overlap: fc.nat({ max: maxOverlap }),
      separators: fc.constantFrom(
        prose,
        [' '],
        ['\n', ' '],
        [],
        ['. ', 'e', ' '],
        [' ', '. '],
        ['\n\n', '\n', '. '],
      ),
    })
    .map(({ room, overlap, separators }) => ({ maxLength: room + overlap, overlap, separators }));
}

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...splitting, ...separators, ...overlaps, ...pairs, ...others, ...invalidCalls],
  random: [
    { name: 'short chunks', call: 'chunk', runs: 40, args: fc.tuple(source, options(6, 4)) },
    { name: 'longer chunks', call: 'chunk', runs: 40, args: fc.tuple(source, options(20, 12)) },
  ],
};
