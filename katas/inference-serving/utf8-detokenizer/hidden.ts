import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const byHand =
  'by hand, with the table of well-formed sequences; checked against the decoder of a browser engine';
/** U+FFFD */
const bad = '\ufffd';

/** Bytes written in hexadecimal: 'e2 82 ac'. */
function hex(text: string): number[] {
  return text.split(' ').flatMap((byte) => (byte === '' ? [] : [parseInt(byte, 16)]));
}

function pieces(name: string, parts: [bytes: string, text: string][], rest = ''): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'pieces',
    args: [parts.map(([bytes]) => hex(bytes))],
    expected: { pushed: parts.map(([, text]) => text), end: [rest, ''] },
    route: byHand,
  };
}

function everyCut(name: string, bytes: string, text: string): KataCase {
  const args = [hex(bytes)];
  return { name, group: 'hidden', call: 'everyCut', args, expected: [text], route: byHand };
}

const examples: KataCase[] = [
  {
    ...pieces('a character in two tokens', [
      ['63 61 66 c3', 'caf'],
      ['a9', 'é'],
    ]),
    group: 'example',
  },
  {
    ...pieces('a character in three tokens', [
      ['f0 9f', ''],
      ['98', ''],
      ['80 21', '\u{1F600}!'],
    ]),
    group: 'example',
  },
  {
    ...pieces('a beginning that comes to nothing', [
      ['e2 82', ''],
      ['41', `${bad}A`],
    ]),
    group: 'example',
  },
];

const whole: KataCase[] = [
  {
    ...pieces('plain letters', [
      ['48 69', 'Hi'],
      ['21', '!'],
    ]),
    reason: 'one byte is one character',
  },
  pieces('byte by byte', [
    ['c3', ''],
    ['a4', 'ä'],
    ['e2', ''],
    ['82', ''],
    ['ac', '€'],
    ['f0', ''],
    ['9f', ''],
    ['98', ''],
    ['80', '\u{1F600}'],
  ]),
  pieces('a token with an end and a beginning', [
    ['c3', ''],
    ['a9 e2 82', 'é'],
    ['ac 41 f0', '€A'],
    ['9f 98 80', '\u{1F600}'],
  ]),
  {
    ...pieces('several characters in one token', [['c3 a4 e2 82 ac f0 9f 98 80', 'ä€\u{1F600}']]),
    reason: 'characters of every length',
  },
  pieces('tokens without bytes', [
    ['', ''],
    ['c3', ''],
    ['', ''],
    ['a9', 'é'],
    ['', ''],
  ]),
  {
    ...pieces('NUL and DEL', [['00 7f', '\u0000\u007f']]),
    reason: 'the ends of the range of one byte',
  },
  everyCut(
    'the first and last character of each length',
    'c2 80 df bf e0 a0 80 ef bf bf f0 90 80 80 f4 8f bf bf',
    '\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}',
  ),
  everyCut('around the surrogates', 'ed 80 80 ed 9f bf ee 80 80', '\ud000\ud7ff\ue000'),
  everyCut(
    'leads in the middle of their ranges',
    'd5 85 e1 80 80 ec bf bf f1 80 80 80 f3 bf bf bf',
    '\u0545\u1000\ucfff\u{40000}\u{fffff}',
  ),
  everyCut('a family of several code points', 'f0 9f 91 a9 e2 80 8d f0 9f 91 a7', '\u{1F469}\u200d\u{1F467}'),
  {
    ...pieces('a byte order mark', [
      ['ef bb', ''],
      ['bf 41', '\ufeffA'],
      ['ef bb bf', '\ufeff'],
    ]),
    reason: 'a byte order mark is a character like the others',
  },
  {
    ...pieces('the replacement character itself', [['ef bf bd 41', `${bad}A`]]),
    reason: 'it may stand in the text',
  },
  pieces('the replacement character itself at the end of a token', [
    ['61 ef bf bd', `a${bad}`],
    ['62', 'b'],
  ]),
  {
    ...pieces('no tokens', []),
    reason: 'an empty text has no end',
  },
];

const invalidBytes: KataCase[] = [
  pieces('lone continuation bytes', [
    ['80', bad],
    ['bf 41', `${bad}A`],
    ['42 80 80', `B${bad}${bad}`],
  ]),
  pieces('leads that never are', [
    ['c0', bad],
    ['c1', bad],
    ['f5', bad],
    ['ff 41', `${bad}A`],
    ['fe f8', bad + bad],
  ]),
  pieces('two bytes for an ASCII character', [['c0 af c1 bf', bad.repeat(4)]]),
  pieces('three bytes for a character of two', [
    ['e0', ''],
    ['80', bad + bad],
    ['80', bad],
    ['e0 9f bf', bad.repeat(3)],
  ]),
  pieces('four bytes for a character of three', [
    ['f0', ''],
    ['80', bad + bad],
    ['80 80', bad + bad],
    ['f0 8f bf bf', bad.repeat(4)],
  ]),
  pieces('a surrogate', [
    ['ed', ''],
    ['a0', bad + bad],
    ['80', bad],
  ]),
  pieces('a pair of surrogates', [['ed a0 bd ed b8 80', bad.repeat(6)]]),
  pieces('the last surrogate', [['41 ed bf bf 42', `A${bad.repeat(3)}B`]]),
  pieces('beyond the last character', [
    ['f4', ''],
    ['90', bad + bad],
    ['80 80', bad + bad],
    ['f7 bf bf bf', bad.repeat(4)],
  ]),
  pieces('a beginning of three bytes and a letter', [
    ['f0 9f', ''],
    ['98', ''],
    ['41 42', `${bad}AB`],
  ]),
  pieces('a beginning of two bytes and a letter', [['f0 9f 41', `${bad}A`]]),
  pieces('a lead and a letter', [
    ['c3', ''],
    ['28', `${bad}(`],
    ['e2 28', `${bad}(`],
    ['f0', ''],
    ['28', `${bad}(`],
  ]),
  pieces('a lead and a byte that never is', [
    ['e2', ''],
    ['c0', bad + bad],
  ]),
  pieces('a lead after a lead', [
    ['c3', ''],
    ['c3', bad],
    ['a9', 'é'],
  ]),
  pieces('a beginning after a beginning', [
    ['f0 9f', ''],
    ['f0 9f', bad],
    ['98 80', '\u{1F600}'],
  ]),
  pieces('another lead in the middle', [
    ['e2 82 c3', bad],
    ['a9', 'é'],
  ]),
  pieces('a continuation byte too many', [
    ['e2 82 ac ac', `€${bad}`],
    ['41', 'A'],
  ]),
  pieces('a narrow range ends with its character', [
    ['e0 41', `${bad}A`],
    ['e1 80 80', '\u1000'],
    ['ed 41', `${bad}A`],
    ['e1 bf bf', '\u1fff'],
    ['f4 41 f1 bf bf bf', `${bad}A\u{7ffff}`],
    ['f0 41 f1 80 80 80', `${bad}A\u{40000}`],
  ]),
  pieces('a narrow range is that of the second byte only', [
    ['e0 a0 80 ed 9f bf f0 90 80 80 f4 8f bf bf', '\u0800\ud7ff\u{10000}\u{10ffff}'],
  ]),
  pieces('an invalid byte ends a token and letters follow', [
    ['61 ff', `a${bad}`],
    ['62', 'b'],
    ['63 c0', `c${bad}`],
  ]),
  everyCut(
    'all kinds of errors',
    'e2 82 41 c0 80 ed a0 80 f0 80 c3 28 80 f5 e2 82 ac',
    `${bad}A${bad.repeat(2)}${bad.repeat(3)}${bad.repeat(2)}${bad}(${bad}${bad}€`,
  ),
];

/** For each lead and each place: one below the range, its ends, and one above it. */
const edges: [bytes: string, text: string][] = [
  ['c2 7f c2 80 df bf df c0', '\ufffd\u007f\u0080\u07ff\ufffd\ufffd'],
  ['e0 9f 85 e0 a0 85 e0 bf 85 e0 c0 85', '\ufffd\ufffd\ufffd\u0805\u0fc5\ufffd\ufffd\ufffd'],
  ['e0 a5 7f e0 a5 80 e0 a5 bf e0 a5 c0', '\ufffd\u007f\u0940\u097f\ufffd\ufffd'],
  ['e1 7f 85 e1 80 85 ec bf 85 ec c0 85', '\ufffd\u007f\ufffd\u1005\ucfc5\ufffd\ufffd\ufffd'],
  ['e1 a5 7f e1 a5 80 ec a5 bf ec a5 c0', '\ufffd\u007f\u1940\uc97f\ufffd\ufffd'],
  ['ed 7f 85 ed 80 85 ed 9f 85 ed a0 85', '\ufffd\u007f\ufffd\ud005\ud7c5\ufffd\ufffd\ufffd'],
  ['ed 9f 7f ed 9f 80 ed 9f bf ed 9f c0', '\ufffd\u007f\ud7c0\ud7ff\ufffd\ufffd'],
  ['ee 7f 85 ee 80 85 ef bf 85 ef c0 85', '\ufffd\u007f\ufffd\ue005\uffc5\ufffd\ufffd\ufffd'],
  ['ee a5 7f ee a5 80 ef a5 bf ef a5 c0', '\ufffd\u007f\ue940\uf97f\ufffd\ufffd'],
  [
    'f0 8f 85 85 f0 90 85 85 f0 bf 85 85 f0 c0 85 85',
    '\ufffd\ufffd\ufffd\ufffd\u{10145}\u{3f145}\ufffd\ufffd\ufffd\ufffd',
  ],
  [
    'f0 a5 7f 85 f0 a5 80 85 f0 a5 bf 85 f0 a5 c0 85',
    '\ufffd\u007f\ufffd\u{25005}\u{25fc5}\ufffd\ufffd\ufffd',
  ],
  ['f0 a5 85 7f f0 a5 85 80 f0 a5 85 bf f0 a5 85 c0', '\ufffd\u007f\u{25140}\u{2517f}\ufffd\ufffd'],
  [
    'f1 7f 85 85 f1 80 85 85 f3 bf 85 85 f3 c0 85 85',
    '\ufffd\u007f\ufffd\ufffd\u{40145}\u{ff145}\ufffd\ufffd\ufffd\ufffd',
  ],
  [
    'f1 a5 7f 85 f1 a5 80 85 f3 a5 bf 85 f3 a5 c0 85',
    '\ufffd\u007f\ufffd\u{65005}\u{e5fc5}\ufffd\ufffd\ufffd',
  ],
  ['f1 a5 85 7f f1 a5 85 80 f3 a5 85 bf f3 a5 85 c0', '\ufffd\u007f\u{65140}\u{e517f}\ufffd\ufffd'],
  [
    'f4 7f 85 85 f4 80 85 85 f4 8f 85 85 f4 90 85 85',
    '\ufffd\u007f\ufffd\ufffd\u{100145}\u{10f145}\ufffd\ufffd\ufffd\ufffd',
  ],
  [
    'f4 8f 7f 85 f4 8f 80 85 f4 8f bf 85 f4 8f c0 85',
    '\ufffd\u007f\ufffd\u{10f005}\u{10ffc5}\ufffd\ufffd\ufffd',
  ],
  ['f4 8f 85 7f f4 8f 85 80 f4 8f 85 bf f4 8f 85 c0', '\ufffd\u007f\u{10f140}\u{10f17f}\ufffd\ufffd'],
];

const edgeCases: KataCase[] = [
  {
    name: 'the edges of every range',
    group: 'hidden',
    call: 'texts',
    args: [edges.map(([bytes]) => hex(bytes))],
    expected: edges.map(([, text]) => text),
    route: 'the text decoder of Node.js',
  },
];

const ends: KataCase[] = [
  pieces('the text ends behind a lead', [['61 c3', 'a']], bad),
  pieces(
    'the text ends inside a character of four bytes',
    [
      ['f0', ''],
      ['9f 98', ''],
    ],
    bad,
  ),
  pieces('the text ends inside a character of three bytes', [['41 e2 82', 'A']], bad),
  {
    ...pieces('the text ends with a character', [['e2 82 ac', '€']]),
    reason: 'nothing is left then',
  },
  pieces('the text ends with an error', [['f0 9f ff', bad + bad]]),
];

const rest: KataCase[] = [
  {
    name: 'ids in any order, again and again',
    group: 'hidden',
    call: 'tokens',
    args: [
      [[0x61], [0xc3], [0xa9, 0x62], []],
      [1, 2, 0, 3, 1, 1, 2, 0, 1],
    ],
    expected: { pushed: ['', 'éb', 'a', '', '', bad, 'éb', 'a', ''], end: bad },
    route: byHand,
  },
  {
    name: 'a refused token changes nothing',
    group: 'hidden',
    call: 'tokens',
    args: [
      [[0xe2, 0x82], [0xac]],
      [0, 2, -1, 0.5, 1],
    ],
    expected: { pushed: ['', 'RangeError', 'RangeError', 'RangeError', '€'], end: '' },
    route: byHand,
    reason: 'nothing else happens when an input is invalid',
  },
  {
    name: 'two texts side by side',
    group: 'hidden',
    call: 'twoTexts',
    args: [
      [[0xe2], [0x82], [0xac]],
      [0, 1, 2],
      [0, 1, 0],
    ],
    expected: {
      pushed: [
        ['', ''],
        ['', ''],
        ['€', bad],
      ],
      end: ['', bad],
    },
    route: byHand,
  },
  {
    name: 'a text of sixty thousand tokens',
    group: 'scale',
    call: 'longText',
    args: [60_000],
    expected: { length: 100_000, last: '\u{1F600}a', end: '' },
    route: 'by hand: three tokens give five code units',
    reason: 'the size that the contract names; rules out decoding all bytes again for each token',
  },
];

function refused(name: string, call: string, args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const refusals: KataCase[] = [
  refused('a byte of 256', 'createDetokenizer', [[[1], [2, 256]]]),
  refused('a negative byte', 'createDetokenizer', [[[-1, 1]]]),
  refused('a fractional byte', 'createDetokenizer', [[[1, 1.5]]]),
  refused('a byte that is NaN', 'createDetokenizer', [[[NaN]]]),
  refused('an infinite byte', 'createDetokenizer', [[[Infinity]]]),
  refused('a token beyond the vocabulary', 'refused', [
    [[1], [2]],
    [0, 2],
  ]),
  refused('a negative token', 'refused', [[[1], [2]], [-1]]),
  refused('a fractional token', 'refused', [[[1], [2]], [0.5]]),
  refused('a token that is NaN', 'refused', [[[1], [2]], [NaN]]),
  refused('an empty vocabulary', 'refused', [[], [0]]),
  refused('a push after the end', 'pushAfterEnd', [[[1], [2]], [0, 1], 0]),
  refused('a push after the end of an empty text', 'pushAfterEnd', [[[1]], [], 0]),
  refused('a token without bytes after the end', 'pushAfterEnd', [[[1], []], [0], 1]),
];

/** Bytes at the edges of all ranges, and some between. */
const anyByte = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hex('80 8f 90 9f a0 bf 82 ac')) },
  { weight: 3, arbitrary: fc.constantFrom(...hex('c0 c1 c2 df e0 e1 ec ed ee ef f0 f1 f3 f4 f5 ff')) },
  { weight: 1, arbitrary: fc.constantFrom(...hex('00 41 7f')) },
);

const characters = [
  '41',
  'c3 a9',
  'e0 a0 80',
  'e2 82 ac',
  'ed 9f bf',
  'ef bf bd',
  'f0 90 80 80',
  'f0 9f 98 80',
  'f4 8f bf bf',
];

/** Text in which now and then a byte is left out. */
const damagedText = fc
  .array(fc.tuple(fc.constantFrom(...characters), fc.nat({ max: 9 })), { maxLength: 10 })
  .map((parts) => parts.flatMap(([bytes, lost]) => hex(bytes).filter((_, i) => i !== lost)));

/** Cuts a list into pieces of up to three bytes. */
function inPieces(bytes: fc.Arbitrary<number[]>): fc.Arbitrary<unknown[]> {
  return fc
    .tuple(bytes, fc.array(fc.nat({ max: 3 }), { minLength: 12, maxLength: 12 }))
    .map(([all, sizes]) => {
      const cut: number[][] = [];
      let at = 0;
      for (const size of sizes) {
        cut.push(all.slice(at, at + size));
        at += size;
      }
      return [[...cut, all.slice(at)]];
    });
}

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...whole, ...invalidBytes, ...edgeCases, ...ends, ...rest, ...refusals],
  random: [
    { name: 'any bytes', call: 'pieces', runs: 60, args: inPieces(fc.array(anyByte, { maxLength: 24 })) },
    { name: 'text with lost bytes', call: 'pieces', runs: 40, args: inPieces(damagedText) },
  ],
};
