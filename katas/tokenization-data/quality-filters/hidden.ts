import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const byHand = 'counted by hand';

/** So many times a word of four letters. */
function filler(times: number): string {
  return Array.from({ length: times }, () => 'word').join(' ');
}

/** Ten lines of five words; the given ones come first, the rest are different from each other. */
function tenLines(...first: string[]): string {
  const rest = Array.from({ length: 10 - first.length }, (_, i) => `the and word line no${i}`);
  return [...first, ...rest].join('\n');
}

function judged(name: string, text: string, reasons: string[], reason?: string): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'qualityFilter',
    args: [text],
    expected: { keep: reasons.length === 0, reasons },
    route: byHand,
    reason,
  };
}

function long(name: string, parts: [string, number][], reasons: string[], reason?: string): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'filterRepeated',
    args: [parts],
    expected: { keep: reasons.length === 0, reasons },
    route: byHand,
    reason,
  };
}

const prose = `The river had risen in the night and the lower road was under water.
Two farmers stood with their dogs on the bridge and watched a wooden shed drift past.
Nobody could say to whom it belonged, but the older man thought that it must have come
from one of the gardens behind the mill, where the fences had been weak for years.`;

const examples: KataCase[] = [
  {
    name: 'four lines of prose',
    group: 'example',
    call: 'qualityFilter',
    args: [prose],
    expected: { keep: true, reasons: [] },
    route: byHand,
    reason: 'good text passes',
  },
  {
    name: 'three lines of hashes and ellipses',
    group: 'example',
    call: 'qualityFilter',
    args: ['#1 ...\n#2 ...\n#3 ...'],
    expected: {
      keep: false,
      reasons: [
        'word-count',
        'mean-word-length',
        'symbol-ratio',
        'ellipsis-lines',
        'alpha-words',
        'stop-words',
      ],
    },
    route: byHand,
  },
  {
    name: 'the empty text',
    group: 'example',
    call: 'qualityFilter',
    args: [''],
    expected: { keep: false, reasons: ['word-count'] },
    route: 'the contract',
  },
];

const counts: KataCase[] = [
  judged('50 words', `the and ${filler(48)}`, []),
  judged('49 words', `the and ${filler(47)}`, ['word-count']),
  judged(
    '49 words with whitespace at the ends and in between',
    `  \n the  and\t\t${filler(47)}\n\n`,
    ['word-count'],
    'no empty words',
  ),
  judged(
    '50 words separated by tabs, line ends and no-break spaces',
    `the\tand\u00a0to\r\n${filler(47)}`,
    [],
    'any whitespace separates',
  ),
  long(
    '100,000 words',
    [
      ['the and ', 1],
      ['word ', 99998],
    ],
    [],
  ),
  long(
    '100,001 words',
    [
      ['the and ', 1],
      ['word ', 99999],
    ],
    ['word-count'],
  ),
  long('spaces, tabs and line ends only', [['  \n \t\n', 30]], ['word-count']),
  judged('a single line end', '\n', ['word-count']),
  judged('a single space', ' ', ['word-count']),
  judged('one good word', 'word', ['word-count', 'stop-words']),
];

const lengths: KataCase[] = [
  long(
    'mean length exactly 3',
    [
      ['the and ', 1],
      ['cat ', 58],
    ],
    [],
  ),
  long(
    'mean length just below 3',
    [
      ['the and ', 1],
      ['cat ', 57],
      ['ox ', 1],
    ],
    ['mean-word-length'],
  ),
  long(
    'mean length exactly 10',
    [
      ['the and ', 1],
      ['abcdefghij ', 47],
      ['abcdefghijklmnopqrstuvwx ', 1],
    ],
    [],
  ),
  long(
    'mean length just above 10',
    [
      ['the and ', 1],
      ['abcdefghij ', 47],
      ['abcdefghijklmnopqrstuvwxy ', 1],
    ],
    ['mean-word-length'],
  ),
  long(
    'long words',
    [
      ['the and ', 1],
      ['internationalization ', 60],
    ],
    ['mean-word-length'],
  ),
  long(
    'many short and a few very long words',
    [
      ['the and ', 1],
      ['a ', 60],
      ['abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz ', 4],
    ],
    [],
    'the mean counts, not each word',
  ),
];

const symbols: KataCase[] = [
  long(
    '5 hashes in 50 words',
    [
      ['the and ', 1],
      ['#word ', 5],
      ['word ', 43],
    ],
    [],
  ),
  long(
    '6 hashes in 50 words',
    [
      ['the and ', 1],
      ['#word ', 6],
      ['word ', 42],
    ],
    ['symbol-ratio'],
  ),
  long(
    'several hashes in one word',
    [
      ['the and ', 1],
      ['######word ', 1],
      ['word ', 47],
    ],
    ['symbol-ratio'],
    'every hash counts',
  ),
  long(
    'three hashes and three ellipses',
    [
      ['the and ', 1],
      ['C# ', 3],
      ['so... ', 1],
      ['so… ', 2],
      ['word ', 42],
    ],
    ['symbol-ratio'],
    'symbols of all kinds are counted together',
  ),
  long(
    'four dots five times',
    [
      ['the and ', 1],
      ['so.... ', 5],
      ['word ', 43],
    ],
    [],
    'occurrences do not overlap',
  ),
  long(
    'six dots three times',
    [
      ['the and ', 1],
      ['so......so ', 3],
      ['word ', 45],
    ],
    ['symbol-ratio'],
    'six dots hold two ellipses',
  ),
  long(
    'five dots five times',
    [
      ['the and ', 1],
      ['so.....so ', 5],
      ['word ', 43],
    ],
    [],
    'occurrences do not overlap',
  ),
  long(
    'two dots often',
    [
      ['the and ', 1],
      ['so.. ', 20],
      ['word ', 28],
    ],
    [],
    'two dots are no ellipsis',
  ),
];

const bulletLine = (sign: string) => (i: number) => `${sign} the and words number${i}`;
const plainLine = (i: number) => `the and word line no${i}`;
const linesOf = (times: number, make: (i: number) => string): string[] =>
  Array.from({ length: times }, (_, i) => make(i));

const bulletLines: KataCase[] = [
  judged('9 of 10 lines with a bullet', [...linesOf(9, bulletLine('-')), plainLine(0)].join('\n'), []),
  judged('10 of 10 lines with a bullet', linesOf(10, bulletLine('-')).join('\n'), ['bullet-lines']),
  judged('19 of 20 lines with a bullet', [...linesOf(19, bulletLine('*')), plainLine(0)].join('\n'), [
    'bullet-lines',
  ]),
  judged(
    'three kinds of bullets, indented and without a space behind',
    [
      ...linesOf(4, bulletLine('  •')),
      ...linesOf(4, (i) => `\t*the and word ${i}st item`),
      ...linesOf(4, bulletLine('-')),
    ].join('\n'),
    ['bullet-lines'],
    'lines are trimmed',
  ),
  judged(
    'dashes and plus signs that are no bullets',
    [...linesOf(6, bulletLine('–')), ...linesOf(6, bulletLine('+'))].join('\n'),
    [],
    'three signs are bullets',
  ),
  judged(
    'bullets inside and at the end of lines',
    linesOf(10, (i) => `the and - * • word${i} -`).join('\n'),
    ['mean-word-length', 'alpha-words'],
    'a bullet stands at the beginning',
  ),
  judged(
    'one long line that begins with a bullet',
    `- the and ${filler(60)}`,
    ['bullet-lines'],
    'one line of one',
  ),
  judged('bullets on all lines, blank lines between them', linesOf(10, bulletLine('-')).join('\n\n \n'), [
    'bullet-lines',
  ]),
];

const ellipsisLines: KataCase[] = [
  judged(
    '3 of 10 lines end with an ellipsis',
    tenLines('the and so on...', 'the and so forth…', 'of the and word...') + ` ${filler(20)}`,
    [],
  ),
  judged(
    '4 of 10 lines end with an ellipsis',
    tenLines('the and so on...', 'the and so forth…', 'of the and word...', 'to be word…') + ` ${filler(20)}`,
    ['ellipsis-lines'],
  ),
  judged(
    'spaces behind the ellipsis',
    tenLines('the and so on...  ', 'the and so forth…\t', 'of the and word... ', 'to be word…\r') +
      ` ${filler(20)}`,
    ['ellipsis-lines'],
    'lines are trimmed',
  ),
  judged(
    'an ellipsis inside the line or in quotes',
    tenLines('the ... and so on', 'the … and so forth', '"of the and word..."', 'to be word….') +
      ` ${filler(20)}`,
    [],
    'an ellipsis stands at the end',
  ),
  judged(
    'ellipses on four of ten lines, many blank lines',
    tenLines('the and so on...', 'the and so forth…', 'of the and word...', 'to be word…').replaceAll(
      '\n',
      '\n\n\n',
    ) + ` ${filler(20)}`,
    ['ellipsis-lines'],
  ),
  judged(
    'one long line with an ellipsis at its end',
    `the and ${filler(60)}...`,
    ['ellipsis-lines'],
    'one line of one',
  ),
  judged(
    'lines that end with two dots',
    linesOf(10, (i) => `the and word line no${i}..`).join('\n'),
    [],
    'two dots are no ellipsis',
  ),
];

const alphabetic: KataCase[] = [
  long(
    '40 of 50 words with a letter',
    [
      ['the and ', 1],
      ['word ', 38],
      ['1234 ', 10],
    ],
    [],
  ),
  long(
    '39 of 50 words with a letter',
    [
      ['the and ', 1],
      ['word ', 37],
      ['1234 ', 11],
    ],
    ['alpha-words'],
  ),
  long(
    'words with digits and one letter',
    [
      ['the and ', 1],
      ['12x4 ', 40],
      ['12X4 ', 40],
    ],
    [],
    'one letter is enough',
  ),
  long(
    'words in Cyrillic',
    [
      ['the and ', 1],
      ['слово ', 60],
    ],
    ['alpha-words'],
    'the letters A-Z and a-z',
  ),
  long(
    'characters between Z and a',
    [
      ['the and ', 1],
      ['[__^] ', 60],
    ],
    ['alpha-words'],
    'the letters A-Z and a-z',
  ),
];

const stops: KataCase[] = [
  judged('one stop word, twice', `the the ${filler(58)}`, ['stop-words']),
  judged('one stop word in three spellings', `The the THE ${filler(57)}`, ['stop-words']),
  judged('one stop word on many lines', linesOf(12, (i) => `With word word line no${i}`).join('\n'), [
    'stop-words',
  ]),
  judged('two stop words in capitals', `THE AND ${filler(58)}`, [], 'any case'),
  judged('two stop words far apart', `to ${filler(58)} be`, [], 'any two of the eight'),
  judged('two others', `have ${filler(30)} that ${filler(30)}`, [], 'any two of the eight'),
  judged('two more', `of ${filler(30)} With ${filler(30)}`, [], 'any two of the eight'),
  judged(
    'stop words with punctuation',
    `the, (and) of. "to" be? ${filler(58)}`,
    ['stop-words'],
    'whole words',
  ),
  judged(
    'stop words inside other words',
    `other today behave ofthat without ${filler(58)}`,
    ['stop-words'],
    'whole words',
  ),
  judged(
    'common words that are not on the list',
    `a is in it for was ${filler(58)}`,
    ['stop-words'],
    'the list has eight words',
  ),
  judged('one stop word', `and ${filler(58)}`, ['stop-words'], 'two are wanted'),
];

const duplicates: KataCase[] = [
  judged(
    '3 of 10 lines are repetitions',
    tenLines('a b the and word', 'a b the and word', 'a b the and word', 'a b the and word') +
      ` ${filler(9)}`,
    [],
  ),
  judged(
    '4 of 10 lines are repetitions',
    tenLines(...linesOf(5, () => 'one b the and word')) + ` ${filler(9)}`,
    ['duplicate-lines'],
  ),
  judged(
    'two different lines repeated twice each',
    tenLines(
      'x the and word on',
      'y the and word on',
      'x the and word on',
      'y the and word on',
      'x the and word on',
      'y the and word on',
    ) + ` ${filler(9)}`,
    ['duplicate-lines'],
    'each repetition counts',
  ),
  judged(
    'repetitions with other whitespace at the ends',
    tenLines(
      'one the and word on',
      '  one the and word on',
      'one the and word on \t',
      'one the and word on\r',
      '\tone the and word on',
    ) + ` ${filler(9)}`,
    ['duplicate-lines'],
    'lines are trimmed',
  ),
  judged(
    'lines that differ in case or inner spaces',
    tenLines(
      'one the and word on',
      'One the and word on',
      'one  the and word on',
      'ONE the and word on',
      'one the and word oN',
    ) + ` ${filler(9)}`,
    [],
    'only the ends are trimmed',
  ),
  judged('prose with a blank line after every line', linesOf(10, plainLine).join('\n\n'), []),
  judged('prose with three blank lines after every line', linesOf(10, plainLine).join('\n \n\n\t\n'), []),
  judged(
    '4 of 10 lines are repetitions, blank lines between them',
    (tenLines(...linesOf(5, () => 'one b the and word')) + ` ${filler(9)}`).replaceAll('\n', '\n\n\n'),
    ['duplicate-lines'],
  ),
  judged(
    'the names of object members as lines',
    ['constructor', 'toString', '__proto__', 'valueOf', `the and ${filler(60)}`].join('\n'),
    [],
    'an object used as a set has members of its own',
  ),
];

const together: KataCase[] = [
  judged(
    'all line rules at once',
    linesOf(20, () => '- the and word line with so...').join('\n'),
    ['symbol-ratio', 'bullet-lines', 'ellipsis-lines', 'duplicate-lines'],
    'all reasons, in order',
  ),
  judged('every rule is broken', linesOf(3, () => '- # ...').join('\n'), [
    'word-count',
    'mean-word-length',
    'symbol-ratio',
    'bullet-lines',
    'ellipsis-lines',
    'alpha-words',
    'stop-words',
    'duplicate-lines',
  ]),
  judged('keyword spam', linesOf(20, () => 'cheap flights hotel deals').join('\n'), [
    'stop-words',
    'duplicate-lines',
  ]),
  {
    name: 'several texts in turn',
    group: 'hidden',
    call: 'filterInTurn',
    args: [[prose, '', `the ${filler(60)}`, `and ${filler(60)}`, 'one line\none line', prose, 'one line']],
    expected: [
      { keep: true, reasons: [] },
      { keep: false, reasons: ['word-count'] },
      { keep: false, reasons: ['stop-words'] },
      { keep: false, reasons: ['stop-words'] },
      { keep: false, reasons: ['word-count', 'stop-words', 'duplicate-lines'] },
      { keep: true, reasons: [] },
      { keep: false, reasons: ['word-count', 'stop-words'] },
    ],
    route: byHand,
    reason: 'nothing is kept between calls',
  },
  {
    name: 'the same text again after the caller changed the first report',
    group: 'hidden',
    call: 'filterTwice',
    args: [''],
    expected: { keep: false, reasons: ['word-count'] },
    route: 'the contract',
    reason: 'nothing is kept between calls',
  },
];

const word = fc.constantFrom(
  'the',
  'The',
  'and',
  'with',
  'to',
  'word',
  'words',
  'line',
  'a',
  'other',
  '12',
  '2024',
  '#tag',
  'so...',
  'on…',
  '...',
  '-',
  '*',
  'internationalization',
);
const wordsOf = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(word, { minLength, maxLength, size: 'max' }).map((list) => list.join(' '));
const line = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: wordsOf(minLength, maxLength) },
    { weight: 1, arbitrary: wordsOf(minLength, maxLength).map((text) => `- ${text}`) },
    { weight: 1, arbitrary: wordsOf(minLength, maxLength).map((text) => `${text}...`) },
    { weight: 2, arbitrary: fc.constantFrom('', '  ', 'the menu of words', '\tthe menu of words ') },
  );
const texts = (lines: number, minLength: number, maxLength: number): fc.Arbitrary<[string]> =>
  fc
    .array(line(minLength, maxLength), { maxLength: lines, size: 'max' })
    .map((list): [string] => [list.join('\n')]);

/** Texts that break few rules: mostly plain words. */
const plainWord = fc.constantFrom('the', 'and', 'river', 'bridge', 'word', 'to', '7', '#1', 'water...');
const nearlyGood = fc
  .array(
    fc.array(plainWord, { minLength: 4, maxLength: 9, size: 'max' }).map((list) => list.join(' ')),
    { minLength: 9, maxLength: 14, size: 'max' },
  )
  .map((list): [string] => [list.join('\n')]);

export const tests: KataTests = {
  tolerance: exact,
  cases: [
    ...examples,
    ...counts,
    ...lengths,
    ...symbols,
    ...bulletLines,
    ...ellipsisLines,
    ...alphabetic,
    ...stops,
    ...duplicates,
    ...together,
  ],
  random: [
    { name: 'short texts', call: 'qualityFilter', runs: 30, args: texts(6, 0, 6) },
    { name: 'longer texts', call: 'qualityFilter', runs: 30, args: texts(16, 4, 10) },
    { name: 'texts of mostly plain words', call: 'qualityFilter', runs: 30, args: nearlyGood },
  ],
};
