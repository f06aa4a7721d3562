import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

/** The bytes of an ASCII text. */
function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function repeat<T>(times: number, item: T): T[] {
  return Array.from({ length: times }, () => item);
}

const byHand = 'worked by hand from the counts';

const fourWords = [
  ...repeat(5, ascii('low')),
  ...repeat(2, ascii('lower')),
  ...repeat(6, ascii('newest')),
  ...repeat(3, ascii('widest')),
];
const fourWordMerges = [
  [101, 115], // e s, 9 times
  [256, 116], // es t, 9
  [108, 111], // l o, 7
  [258, 119], // lo w, 7
  [101, 119], // e w, 6
  [110, 260], // n ew, 6
  [261, 257], // new est, 6
  [100, 257], // d est, 3
  [105, 263], // i dest, 3
  [119, 264], // w idest, 3
  [101, 114], // e r, 2
  [259, 266], // low er, 2
];

const examples: KataCase[] = [
  {
    name: 'trains on one pretoken, aaabdaaabac',
    group: 'example',
    call: 'trainBpe',
    args: [[ascii('aaabdaaabac')], 10],
    expected: [
      [97, 97],
      [97, 98],
      [256, 257],
    ],
    route:
      'by hand: (a,a) 4 times; then (a,b) and (aa,a) twice each; then (aa,ab) twice; then all counts are 1',
  },
  {
    name: 'encodes abc when bc was learned before ab',
    group: 'example',
    call: 'encodeBpe',
    args: [
      ascii('abc'),
      [
        [98, 99],
        [97, 98],
      ],
    ],
    expected: [97, 256],
    route: byHand,
  },
  {
    name: 'decodes nested merges',
    group: 'example',
    call: 'decodeBpe',
    args: [
      [258, 100, 257],
      [
        [97, 97],
        [97, 98],
        [256, 257],
      ],
    ],
    expected: ascii('aaabdab'),
    route: 'by hand: 258 = aa + ab',
    reason: 'shows the recursion',
  },
];

const training: KataCase[] = [
  {
    name: 'low, lower, newest, widest',
    group: 'hidden',
    call: 'trainBpe',
    args: [fourWords, 100],
    expected: fourWordMerges,
    route: byHand,
  },
  {
    name: 'stops at the requested number',
    group: 'hidden',
    call: 'trainBpe',
    args: [fourWords, 3],
    expected: fourWordMerges.slice(0, 3),
    route: byHand,
  },
  {
    name: 'pretokens of one byte',
    group: 'hidden',
    call: 'trainBpe',
    args: [[[97], [98], [97], [98], [97], [98]], 5],
    expected: [],
    route: 'by hand: no pretoken has a pair',
  },
  {
    name: 'a frequent pair across the boundary',
    group: 'hidden',
    call: 'trainBpe',
    args: [[ascii('xab'), ascii('cab'), ascii('cy'), ascii('cab'), ascii('cz')], 5],
    expected: [
      [97, 98],
      [99, 256],
    ],
    route: 'by hand: (a,b) 3 times, (c,ab) twice, then singles; (b,c) never stands inside a pretoken',
  },
  {
    name: 'ties between several pairs of bytes',
    group: 'hidden',
    call: 'trainBpe',
    args: [
      [
        [200, 7],
        [200, 7],
        [9, 100],
        [9, 100],
        [10, 0],
        [10, 0],
        [9, 99],
        [9, 99],
        [98, 255],
        [98, 255],
        [100, 1],
        [100, 1],
      ],
      10,
    ],
    expected: [
      [9, 99],
      [9, 100],
      [10, 0],
      [98, 255],
      [100, 1],
      [200, 7],
    ],
    route: 'by hand: all counts are 2, so the pairs come in the order of their ids',
  },
  {
    name: 'ties in which merged ids take part',
    group: 'hidden',
    call: 'trainBpe',
    args: [[...repeat(2, ascii('zabc')), ...repeat(2, ascii('abd')), ...repeat(2, ascii('ye'))], 10],
    expected: [
      [97, 98],
      [121, 101],
      [122, 256],
      [256, 100],
      [258, 99],
    ],
    route: 'by hand: (a,b) 4; then ye, z+ab, ab+c, ab+d twice each; z+ab takes ab+c away and leaves zab+c',
  },
  {
    name: 'the count decides before the ids do',
    group: 'hidden',
    call: 'trainBpe',
    args: [[...repeat(2, [1, 2]), ...repeat(3, [250, 251])], 2],
    expected: [
      [250, 251],
      [1, 2],
    ],
    route: 'by hand: 3 against 2',
  },
  {
    name: 'a run of three in one pretoken',
    group: 'hidden',
    call: 'trainBpe',
    args: [[ascii('aaa')], 5],
    expected: [[97, 97]],
    route: 'by hand: two adjacent positions are equal, after the merge one pair is left',
  },
  {
    name: 'a run of four against two other pairs',
    group: 'hidden',
    call: 'trainBpe',
    args: [[ascii('aaaa'), [50, 51], [50, 51]], 2],
    expected: [
      [97, 97],
      [50, 51],
    ],
    route: 'by hand: three adjacent positions against two',
  },
  {
    name: 'a run of odd length, followed by another byte',
    group: 'hidden',
    call: 'trainBpe',
    args: [repeat(2, ascii('aaab')), 10],
    expected: [
      [97, 97],
      [97, 98],
      [256, 257],
    ],
    route: 'by hand: aaab becomes aa+a+b, the free a is the right one',
  },
  {
    name: 'a run of five, twice',
    group: 'hidden',
    call: 'trainBpe',
    args: [repeat(2, ascii('aaaaa')), 10],
    expected: [
      [97, 97],
      [256, 97],
      [256, 257],
    ],
    route: 'by hand: aa+aa+a; (aa,a) and (aa,aa) twice each, and a is the smaller right id',
  },
  {
    name: 'a run of 64',
    group: 'hidden',
    call: 'trainBpe',
    args: [[repeat(64, 97)], 100],
    expected: [
      [97, 97],
      [256, 256],
      [257, 257],
      [258, 258],
      [259, 259],
    ],
    route: 'closed form: each merge halves the run; two tokens hold one pair only',
  },
  {
    name: 'alternating bytes',
    group: 'hidden',
    call: 'trainBpe',
    args: [[ascii('babababab')], 10],
    expected: [
      [97, 98],
      [256, 256],
    ],
    route:
      'by hand: (a,b) and (b,a) 4 times each; b+ab+ab+ab+ab has (ab,ab) 3 times, then b+abab+abab has singles',
  },
  {
    name: 'pairs that occur once',
    group: 'hidden',
    call: 'trainBpe',
    args: [[ascii('abc'), ascii('dca')], 10],
    expected: [],
    route: 'by hand: all counts are 1',
  },
  {
    name: 'twice in one pretoken, nothing else',
    group: 'hidden',
    call: 'trainBpe',
    args: [[ascii('abxab')], 10],
    expected: [[97, 98]],
    route: byHand,
  },
  {
    name: 'more requested merges than pairs',
    group: 'hidden',
    call: 'trainBpe',
    args: [repeat(2, ascii('abc')), 1_000_000],
    expected: [
      [97, 98],
      [256, 99],
    ],
    route: byHand,
  },
  {
    name: 'a merge that takes the neighbour pair away',
    group: 'hidden',
    call: 'trainBpe',
    args: [[...repeat(3, ascii('abc')), ...repeat(2, ascii('bcd'))], 10],
    expected: [
      [98, 99],
      [97, 256],
      [256, 100],
    ],
    route: 'by hand: (b,c) 5; then (a,b) is gone, (a,bc) 3, (bc,d) 2',
  },
  {
    name: 'one frequent word against many different ones',
    group: 'hidden',
    call: 'trainBpe',
    args: [[...repeat(5, ascii('yz')), ascii('abc'), ascii('abd'), ascii('abe')], 2],
    expected: [
      [121, 122],
      [97, 98],
    ],
    route: 'by hand: 5 against 3',
  },
  {
    name: 'equal pretokens far apart',
    group: 'hidden',
    call: 'trainBpe',
    args: [[ascii('qr'), ascii('banana'), ascii('st'), ascii('qr'), ascii('nab'), ascii('qr')], 4],
    expected: [
      [110, 97],
      [113, 114],
    ],
    route:
      'by hand: (n,a) and (q,r) 3 times, (a,n) twice; after the merge of (n,a) no other pair occurs twice',
  },
  {
    name: 'different pretokens that look alike',
    group: 'hidden',
    call: 'trainBpe',
    args: [[[1, 12], [11, 2], ascii('ab'), ascii('ba'), [112], [97], [97, 97]], 10],
    expected: [],
    route: 'by hand: five pairs, all of them once',
  },
  {
    name: 'the bytes 0 and 255',
    group: 'hidden',
    call: 'trainBpe',
    args: [[...repeat(2, [0, 255, 0]), ...repeat(2, [0, 0])], 10],
    expected: [
      [0, 0],
      [0, 255],
      [257, 0],
    ],
    route: 'by hand: three pairs twice each, in the order of their ids',
  },
  {
    name: 'no merges requested',
    group: 'hidden',
    call: 'trainBpe',
    args: [fourWords, 0],
    expected: [],
    route: 'the contract',
    reason: 'a loop that tests after the merge would return one',
  },
  {
    name: 'no pretokens',
    group: 'hidden',
    call: 'trainBpe',
    args: [[], 10],
    expected: [],
    route: 'the contract',
    reason: 'an empty corpus must work',
  },
  {
    name: 'empty pretokens among others',
    group: 'hidden',
    call: 'trainBpe',
    args: [[[], ascii('ab'), [], [], ascii('ab'), []], 10],
    expected: [[97, 98]],
    route: byHand,
  },
];

const encoding: KataCase[] = [
  {
    name: 'new words from old merges: lowest',
    group: 'hidden',
    call: 'encodeBpe',
    args: [ascii('lowest'), fourWordMerges],
    expected: [259, 257],
    route: 'by hand: es, est, lo, low, then nothing',
    reason: 'a word that training has not seen',
  },
  {
    name: 'new words from old merges: newer',
    group: 'hidden',
    call: 'encodeBpe',
    args: [ascii('newer'), fourWordMerges],
    expected: [261, 266],
    route: 'by hand: ew, new, er',
    reason: 'a word that training has not seen',
  },
  {
    name: 'a pair in the middle that was learned first',
    group: 'hidden',
    call: 'encodeBpe',
    args: [
      ascii('abcd'),
      [
        [98, 99],
        [97, 98],
        [99, 100],
        [97, 256],
      ],
    ],
    expected: [259, 100],
    route: 'by hand: bc, then a+bc; ab and cd never become present',
  },
  {
    name: 'a long token that cannot be reached',
    group: 'hidden',
    call: 'encodeBpe',
    args: [
      ascii('abcd'),
      [
        [97, 98],
        [99, 100],
        [98, 99],
        [256, 99],
      ],
    ],
    expected: [256, 257],
    route: 'by hand: ab, then cd, which leaves no c behind ab',
  },
  {
    name: 'a long token that is reached by another way',
    group: 'hidden',
    call: 'encodeBpe',
    args: [
      ascii('abc'),
      [
        [98, 99],
        [97, 256],
        [97, 98],
      ],
    ],
    expected: [257],
    route: 'by hand: bc, then a+bc',
  },
  {
    name: 'a rare pair that was learned before a frequent one',
    group: 'hidden',
    call: 'encodeBpe',
    args: [
      ascii('ababcab'),
      [
        [98, 99],
        [97, 98],
        [98, 97],
      ],
    ],
    expected: [257, 97, 256, 257],
    route: 'by hand: the bc first, then every ab that is left',
  },
  {
    name: 'the same behind a merge that is not present',
    group: 'hidden',
    call: 'encodeBpe',
    args: [
      ascii('ababcabcd'),
      [
        [120, 121],
        [98, 99],
        [97, 98],
        [257, 100],
        [98, 97],
      ],
    ],
    expected: [258, 97, 257, 97, 259],
    route: 'by hand: both bc, then the ab that is left, then bc+d',
  },
  {
    name: 'all occurrences',
    group: 'hidden',
    call: 'encodeBpe',
    args: [
      ascii('xyzxyxyz'),
      [
        [120, 121],
        [256, 122],
      ],
    ],
    expected: [257, 256, 257],
    route: byHand,
    reason: 'a program that merges one occurrence per merge must fail',
  },
  {
    name: 'a run of three',
    group: 'hidden',
    call: 'encodeBpe',
    args: [ascii('aaa'), [[97, 97]]],
    expected: [256, 97],
    route: 'by hand: from left to right',
    reason: 'a program that merges from the right must fail',
  },
  {
    name: 'a run of seven',
    group: 'hidden',
    call: 'encodeBpe',
    args: [
      ascii('aaaaaaa'),
      [
        [97, 97],
        [256, 97],
        [256, 256],
      ],
    ],
    expected: [258, 257],
    route: 'by hand: aa+aa+aa+a, then aa+aa+aaa, then aaaa+aaa',
  },
  {
    name: 'merges that never apply',
    group: 'hidden',
    call: 'encodeBpe',
    args: [
      ascii('hello'),
      [
        [97, 98],
        [256, 99],
        [111, 104],
      ],
    ],
    expected: ascii('hello'),
    route: byHand,
    reason: 'nothing may change, and the result must be a new array',
  },
  {
    name: 'the bytes 0 and 255 in the text',
    group: 'hidden',
    call: 'encodeBpe',
    args: [
      [0, 0, 255, 0, 255, 255],
      [
        [0, 0],
        [0, 255],
      ],
    ],
    expected: [256, 255, 257, 255],
    route: byHand,
  },
  {
    name: 'no merges at all',
    group: 'hidden',
    call: 'encodeBpe',
    args: [ascii('abc'), []],
    expected: ascii('abc'),
    route: 'the contract',
    reason: 'the result must be a new array',
  },
  {
    name: 'an empty text',
    group: 'hidden',
    call: 'encodeBpe',
    args: [[], [[97, 98]]],
    expected: [],
    route: 'the contract',
    reason: 'the result must be a new array',
  },
  {
    name: 'a single byte',
    group: 'hidden',
    call: 'encodeBpe',
    args: [[97], [[97, 97]]],
    expected: [97],
    route: byHand,
    reason: 'a text without a pair',
  },
  {
    name: 'a chain of 110 merges',
    group: 'hidden',
    call: 'encodeBpe',
    args: [[97, ...repeat(112, 98)], chain(110)],
    expected: [365, 98, 98],
    route: 'closed form: merge j appends one b to the token before it',
    reason: 'ids beyond one byte, and ranks with more than two digits',
  },
];

const decoding: KataCase[] = [
  {
    name: 'bytes and tokens mixed',
    group: 'hidden',
    call: 'decodeBpe',
    args: [[0, 267, 255, 262, 256, 32], fourWordMerges],
    expected: [0, ...ascii('lower'), 255, ...ascii('newest'), ...ascii('es'), 32],
    route: 'by hand',
    reason: 'nested merges in both parts, and bytes in between',
  },
  {
    name: 'a token whose left part is nested',
    group: 'hidden',
    call: 'decodeBpe',
    args: [
      [258],
      [
        [98, 97],
        [256, 99],
        [257, 256],
      ],
    ],
    expected: ascii('bacba'),
    route: 'by hand: 257 = ba + c',
    reason: 'the left part comes first on every level',
  },
  {
    name: 'a chain of 300 merges backwards',
    group: 'hidden',
    call: 'decodeBpe',
    args: [[555, 97], chain(300)],
    expected: [97, ...repeat(300, 98), 97],
    route: 'closed form: merge j appends one b to the token before it',
    reason: 'deep nesting',
  },
  {
    name: 'a token of 1024 bytes',
    group: 'hidden',
    call: 'decodeBpe',
    args: [[265], Array.from({ length: 10 }, (_, j) => (j === 0 ? [97, 97] : [255 + j, 255 + j]))],
    expected: repeat(1024, 97),
    route: 'closed form: every merge doubles the length',
    reason: 'wide nesting',
  },
  {
    name: 'bytes only',
    group: 'hidden',
    call: 'decodeBpe',
    args: [[104, 105, 0], []],
    expected: [104, 105, 0],
    route: 'the contract',
    reason: 'the result must be a new array',
  },
  {
    name: 'no ids',
    group: 'hidden',
    call: 'decodeBpe',
    args: [[], [[97, 98]]],
    expected: [],
    route: 'the contract',
    reason: 'the result must be a new array',
  },
];

const repetitions: KataCase[] = [
  {
    name: 'calls with different merges in turn',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        { export: 'encodeBpe', args: [ascii('abc'), [[97, 98]]] },
        { export: 'encodeBpe', args: [ascii('abc'), [[98, 99]]] },
        { export: 'decodeBpe', args: [[256], [[97, 98]]] },
        { export: 'decodeBpe', args: [[256], [[98, 99]]] },
        { export: 'trainBpe', args: [repeat(3, ascii('ab')), 2] },
        { export: 'trainBpe', args: [repeat(2, ascii('bc')), 2] },
        { export: 'encodeBpe', args: [ascii('abc'), [[97, 98]]] },
        { export: 'decodeBpe', args: [[97, 256], [[98, 99]]] },
      ],
    ],
    expected: [
      [256, 99],
      [97, 256],
      ascii('ab'),
      ascii('bc'),
      [[97, 98]],
      [[98, 99]],
      [256, 99],
      ascii('abc'),
    ],
    route: byHand,
  },
  {
    name: 'the same training again after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'trainBpe', args: [repeat(2, ascii('abc')), 5] }],
    expected: [
      [97, 98],
      [256, 99],
    ],
    route: byHand,
  },
  {
    name: 'the same encoding again after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'encodeBpe', args: [ascii('abab'), [[97, 98]]] }],
    expected: [256, 256],
    route: byHand,
    reason: 'results must be fresh on every call',
  },
  {
    name: 'the same decoding again after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'decodeBpe', args: [[256], [[97, 98]]] }],
    expected: ascii('ab'),
    route: byHand,
    reason: 'results must be fresh on every call',
  },
  {
    name: 'train, encode and decode a sentence',
    group: 'hidden',
    call: 'roundTrip',
    args: [
      [...repeat(3, ascii(' the')), ...repeat(2, ascii(' then')), ascii('he'), ascii(' hen'), ascii(' tent')],
      6,
      ascii(' they sent the hen then'),
    ],
  },
];

/** Merges that append one b after another to an a. */
function chain(length: number): number[][] {
  return Array.from({ length }, (_, j) => (j === 0 ? [97, 98] : [255 + j, 98]));
}

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const ab = [97, 98];

const invalidInputs: KataCase[] = [
  invalid('training byte 256', 'trainBpe', [ab, [97, 256]], 5),
  invalid('training byte below 0', 'trainBpe', [[-1, 97]], 5),
  invalid('fractional training byte', 'trainBpe', [ab, ab, [97, 98.5]], 5),
  invalid('training byte NaN in a pretoken of one byte', 'trainBpe', [ab, [NaN]], 5),
  invalid('training byte 300 when no merges are requested', 'trainBpe', [[300]], 0),
  invalid('training byte 256 after enough pairs for all merges', 'trainBpe', [ab, ab, [256]], 1),
  invalid('numMerges below 0', 'trainBpe', [ab, ab], -1),
  invalid('fractional numMerges', 'trainBpe', [ab, ab], 1.5),
  invalid('numMerges NaN', 'trainBpe', [ab, ab], NaN),
  invalid('infinite numMerges', 'trainBpe', [ab, ab], Infinity),
  invalid('numMerges below 0 for an empty corpus', 'trainBpe', [], -1),

  invalid('text with id 256, which a merge makes', 'encodeBpe', [97, 256], [ab, [256, 99]]),
  invalid('text byte below 0', 'encodeBpe', [97, -1], [ab]),
  invalid('fractional text byte', 'encodeBpe', [97.5], []),
  invalid('text byte NaN', 'encodeBpe', [97, 98, NaN], [ab]),
  invalid('merge with its own id on the left', 'encodeBpe', ab, [[256, 97]]),
  invalid('merge with its own id on the right', 'encodeBpe', ab, [ab, [97, 257]]),
  invalid('merge with an id that a later merge makes', 'encodeBpe', ab, [ab, [258, 97], [256, 97]]),
  invalid('merge with a negative id', 'encodeBpe', ab, [[97, -1]]),
  invalid('merge with a fractional id', 'encodeBpe', ab, [[97.5, 98]]),
  invalid('merge with NaN', 'encodeBpe', ab, [[97, NaN]]),
  invalid('invalid merge and empty text', 'encodeBpe', [], [ab, [97, 300]]),

  invalid('first id beyond the merges', 'decodeBpe', [97, 257], [ab]),
  invalid('id 256 without merges', 'decodeBpe', [256], []),
  invalid('id below 0', 'decodeBpe', [256, -1], [ab]),
  invalid('fractional id', 'decodeBpe', [97.5], [ab]),
  invalid('fractional id above 256', 'decodeBpe', [256.5], [ab, [256, 99]]),
  invalid('id NaN', 'decodeBpe', [NaN], [ab]),
  invalid('merge that contains itself', 'decodeBpe', [256], [[256, 97]]),
  invalid('merge with a later id, not used by the ids', 'decodeBpe', [97, 256], [ab, [258, 97], [256, 97]]),
  invalid('merge with a negative id, not used by the ids', 'decodeBpe', [97], [[-1, 98]]),
  invalid('merge with a fractional id and no ids', 'decodeBpe', [], [[97, 98.5]]),
];

const scale: KataCase[] = [
  {
    name: '1000 merges over 33,000 words',
    group: 'scale',
    call: 'trainOnWords',
    args: [33000, 1000, 1],
    timesReference: 6,
  },
];

const byte = fc.constantFrom(97, 98, 99);
const anyByte = fc.constantFrom(0, 7, 97, 98, 255);

function corpus(letters: fc.Arbitrary<number>): fc.Arbitrary<number[][]> {
  const words = fc.array(
    fc.record({ word: fc.array(letters, { maxLength: 7 }), times: fc.integer({ min: 1, max: 3 }) }),
    { maxLength: 5 },
  );
  return words.map((list) => list.flatMap(({ word, times }) => repeat(times, word)));
}

/** A valid merge list without repetitions; the numbers choose among the ids that exist so far, mostly letters. */
function mergeLists(letters: number[], maxLength: number): fc.Arbitrary<number[][]> {
  const choice = fc.oneof(
    { weight: 3, arbitrary: fc.nat({ max: letters.length - 1 }) },
    { weight: 2, arbitrary: fc.nat({ max: 40 }) },
  );
  const choices = fc.array(fc.tuple(choice, choice), { minLength: 3, maxLength, size: 'max' });
  return choices.map((list) => {
    const ids = letters.slice();
    const merges = new Map<string, number[]>();
    for (const [left, right] of list) {
      const merge = [ids[left % ids.length]!, ids[right % ids.length]!];
      if (merges.has(merge.join())) continue;
      ids.push(256 + merges.size);
      merges.set(merge.join(), merge);
    }
    return [...merges.values()];
  });
}

const encodings = fc.tuple(fc.array(byte, { minLength: 4, maxLength: 12 }), mergeLists([97, 98, 99], 8));
const decodings = mergeLists([97, 98, 0, 255], 8).chain((merges) =>
  fc.tuple(
    fc.array(fc.oneof(anyByte, fc.nat({ max: 255 + merges.length })), { maxLength: 8 }),
    fc.constant(merges),
  ),
);

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...training, ...encoding, ...decoding, ...repetitions, ...invalidInputs, ...scale],
  random: [
    {
      name: 'training on few letters',
      call: 'trainBpe',
      runs: 30,
      args: fc.tuple(corpus(byte), fc.nat({ max: 12 })),
    },
    {
      name: 'training on bytes',
      call: 'trainBpe',
      runs: 15,
      args: fc.tuple(corpus(anyByte), fc.nat({ max: 12 })),
    },
    { name: 'encoding with any valid merges', call: 'encodeBpe', runs: 30, args: encodings },
    { name: 'decoding with any valid merges', call: 'decodeBpe', runs: 15, args: decodings },
    {
      name: 'train, encode and decode',
      call: 'roundTrip',
      runs: 15,
      args: fc.tuple(corpus(byte), fc.nat({ max: 12 }), fc.array(byte, { maxLength: 12 })),
    },
  ],
};
