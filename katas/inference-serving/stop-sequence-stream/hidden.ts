import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const byHand = 'by hand: after each chunk, the longest end of the text that a stop string begins with';

function stream(
  name: string,
  stops: string[],
  chunks: [chunk: string, sent: string][],
  rest: string,
  stoppedBy: string | null = null,
): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'stream',
    args: [stops, chunks.map(([chunk]) => chunk)],
    expected: { sent: chunks.map(([, sent]) => sent), end: [rest, ''], stoppedBy },
    route: byHand,
  };
}

const examples: KataCase[] = [
  {
    ...stream(
      'a stop string in two pieces',
      ['STOP'],
      [
        ['Hello S', 'Hello '],
        ['TOP there', ''],
      ],
      '',
      'STOP',
    ),
    group: 'example',
  },
  {
    ...stream(
      'beginnings that come to nothing',
      ['\n\n', 'User:'],
      [
        ['Hi\n', 'Hi'],
        ['Us', '\n'],
        ['ed up', 'Used up'],
        ['\n', ''],
      ],
      '\n',
    ),
    group: 'example',
  },
];

const boundaries: KataCase[] = [
  stream('all in one piece', ['STOP'], [['one STOP two', 'one ']], '', 'STOP'),
  stream(
    'in single characters',
    ['END'],
    [
      ['a', 'a'],
      ['E', ''],
      ['N', ''],
      ['D', ''],
      ['b', ''],
    ],
    '',
    'END',
  ),
  stream(
    'in three pieces, with text on both sides',
    ['<|end|>'],
    [
      ['yes <|', 'yes '],
      ['en', ''],
      ['d|> no', ''],
    ],
    '',
    '<|end|>',
  ),
  stream('at the very start', ['STOP'], [['STOP', '']], '', 'STOP'),
  stream(
    'text behind the held part in the same chunk as the stop',
    ['##'],
    [
      ['a#', 'a'],
      ['b c##d', '#b c'],
    ],
    '',
    '##',
  ),
  stream(
    'the stop begins in the chunk in which another beginning fails',
    ['abc'],
    [
      ['xab', 'x'],
      ['dab', 'abd'],
      ['c', ''],
    ],
    '',
    'abc',
  ),
  stream(
    'empty chunks',
    ['ab'],
    [
      ['', ''],
      ['a', ''],
      ['', ''],
      ['b', ''],
      ['', ''],
    ],
    '',
    'ab',
  ),
  stream(
    'more text after the stop',
    ['.'],
    [
      ['a.b', 'a'],
      ['c', ''],
      ['.', ''],
    ],
    '',
    '.',
  ),
];

const held: KataCase[] = [
  stream(
    'nothing but a beginning',
    ['###'],
    [
      ['a#', 'a'],
      ['#', ''],
    ],
    '##',
  ),
  stream(
    'one character that no stop string begins with',
    ['STOP'],
    [
      ['x', 'x'],
      ['y', 'y'],
      ['z', 'z'],
    ],
    '',
  ),
  stream(
    'no more than the beginning',
    ['longstop'],
    [
      ['hello lo', 'hello '],
      ['w', 'low'],
      ['long', ''],
      ['er', 'longer'],
    ],
    '',
  ),
  stream(
    'characters of the stop string in another order',
    ['STOP'],
    [
      ['POTS', 'POT'],
      ['S', 'S'],
      ['TO', ''],
      ['T', 'STOT'],
    ],
    '',
  ),
  stream(
    'a shorter beginning is left of a longer one',
    ['aab'],
    [
      ['a', ''],
      ['a', ''],
      ['a', 'a'],
      ['b', ''],
    ],
    '',
    'aab',
  ),
  stream(
    'a beginning within a beginning',
    ['ababc'],
    [
      ['abab', ''],
      ['abc', 'ab'],
    ],
    '',
    'ababc',
  ),
  stream(
    'a beginning of another stop string is left',
    ['abcx', 'cd'],
    [
      ['abc', ''],
      ['d', 'ab'],
      ['e', ''],
    ],
    '',
    'cd',
  ),
  stream(
    'the longest of several beginnings',
    ['bcd', 'abce'],
    [
      ['xabc', 'x'],
      ['f', 'abcf'],
    ],
    '',
  ),
  stream(
    'the shorter beginning wins',
    ['bcd', 'abce'],
    [
      ['xabc', 'x'],
      ['d', 'a'],
    ],
    '',
    'bcd',
  ),
  stream('a stop string of one character holds nothing', ['\n'], [['abc', 'abc']], ''),
  stream(
    'text that is shorter than the stop string',
    ['abcdef'],
    [
      ['ab', ''],
      ['c', ''],
    ],
    'abc',
  ),
  {
    ...stream('no text at all', ['ab'], [], ''),
    reason: 'an empty stream has nothing to flush',
  },
];

const several: KataCase[] = [
  {
    ...stream(
      'no stop strings',
      [],
      [
        ['any', 'any'],
        ['thing', 'thing'],
      ],
      '',
    ),
    reason: 'without stop strings everything passes',
  },
  stream('the one that is complete first', ['abcd', 'bc'], [['xabcd', 'xa']], '', 'bc'),
  stream(
    'the one that is complete first, in single characters',
    ['abcd', 'bc'],
    [
      ['x', 'x'],
      ['a', ''],
      ['b', ''],
      ['c', 'a'],
      ['d', ''],
    ],
    '',
    'bc',
  ),
  stream('the inner one, behind a beginning that fails', ['aabcd', 'bc'], [['aaabcd', 'aaa']], '', 'bc'),
  stream('several are complete at one place', ['c', 'abc', 'bc'], [['xabcy', 'x']], '', 'abc'),
  stream(
    'several are complete at one place, in two pieces',
    ['bc', 'abc', 'c'],
    [
      ['xab', 'x'],
      ['c', ''],
    ],
    '',
    'abc',
  ),
  stream(
    'several are complete at one place, the longest first in the list',
    ['zab', 'b', 'ab'],
    [['yzabc', 'y']],
    '',
    'zab',
  ),
  stream('one is the beginning of another', ['abc', 'ab'], [['xabc', 'x']], '', 'ab'),
  stream(
    'the later one in the list comes earlier in the text',
    ['two', 'one'],
    [['a one two', 'a ']],
    '',
    'one',
  ),
  stream('a stop string that occurs twice', ['ab'], [['xabyab', 'x']], '', 'ab'),
  {
    ...stream(
      'the same stop string twice in the list',
      ['ab', 'ab'],
      [
        ['xa', 'x'],
        ['b', ''],
      ],
      '',
      'ab',
    ),
    reason: 'a list may repeat itself',
  },
];

const characters: KataCase[] = [
  stream(
    'characters that mean something in a pattern',
    ['a.c', '$1', '['],
    [['abc $ (1) a.c', 'abc $ (1) ']],
    '',
    'a.c',
  ),
  stream('upper and lower case', ['Stop'], [['stop STOP St', 'stop STOP ']], 'St'),
  stream(
    'a character of two code units in two pieces',
    ['\u{1F6D1}'],
    [
      ['ok\ud83d', 'ok'],
      ['\uded1 no', ''],
    ],
    '',
    '\u{1F6D1}',
  ),
  stream(
    'blanks are text',
    [' \n'],
    [
      ['a  ', 'a '],
      ['\n', ''],
    ],
    '',
    ' \n',
  ),
];

const rest: KataCase[] = [
  {
    name: 'the reason, call by call',
    group: 'hidden',
    call: 'streamWithReasons',
    args: [
      ['ab', 'cd'],
      ['xc', 'a', 'bc', 'cd'],
    ],
    expected: [null, null, null, 'ab', 'ab', 'ab'],
    route: byHand,
  },
  {
    name: 'the reason without a stop',
    group: 'hidden',
    call: 'streamWithReasons',
    args: [['ab'], ['xa']],
    expected: [null, null, null],
    route: byHand,
    reason: 'a beginning is no stop, and the end of the text is none',
  },
  {
    name: 'every cut of a text with overlapping beginnings',
    group: 'hidden',
    call: 'everyCut',
    args: [['aabaac', 'baab'], 'aabaabaabaac'],
    expected: ['aa|baab'],
    route: byHand,
  },
  {
    name: 'every cut of a text without a stop',
    group: 'hidden',
    call: 'everyCut',
    args: [['<end>', '\n\n'], 'a <en\n<end\n<'],
    expected: ['a <en\n<end\n<|null'],
    route: byHand,
  },
  {
    name: 'two streams side by side',
    group: 'hidden',
    call: 'twoStreams',
    args: [['abc'], ['xa', 'b', 'c'], ['ya', 'x', 'ab']],
    expected: {
      sent: [
        ['x', 'y'],
        ['', 'ax'],
        ['', ''],
      ],
      end: ['', 'ab'],
      stoppedBy: ['abc', null],
    },
    route: byHand,
  },
  {
    name: 'a hundred thousand characters, one by one',
    group: 'scale',
    call: 'longStream',
    args: [100_000],
    expected: 100_000,
    route: 'by hand: no stop string occurs, so everything is sent',
    reason: 'the size that the contract names; rules out searching all of the text at each push',
  },
];

function invalid(name: string, call: string, args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const invalidInputs: KataCase[] = [
  invalid('an empty stop string', 'createStopStream', [['']]),
  invalid('an empty stop string among others', 'createStopStream', [['a', '', 'b']]),
  invalid('an empty stop string at the end', 'createStopStream', [['a', '']]),
  invalid('a push after the end', 'pushAfterEnd', [['ab'], ['xa'], 'b']),
  invalid('a push after the end, without text', 'pushAfterEnd', [[], [], 'a']),
  invalid('an empty push after the end', 'pushAfterEnd', [['ab'], ['x'], '']),
  invalid('a push after a stop and the end', 'pushAfterEnd', [['ab'], ['xab', 'c'], 'd']),
];

function texts(letters: string, maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...letters.split('')), { maxLength }).map((units) => units.join(''));
}

function streams(letters: string): fc.Arbitrary<unknown[]> {
  const stop = fc
    .tuple(fc.constantFrom(...letters.split('')), texts(letters, 4))
    .map(([first, others]) => first + others);
  return fc.tuple(fc.array(stop, { maxLength: 3 }), fc.array(texts(letters, 5), { maxLength: 8 }));
}

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...boundaries, ...held, ...several, ...characters, ...rest, ...invalidInputs],
  random: [
    { name: 'two letters', call: 'stream', runs: 40, args: streams('ab') },
    { name: 'four letters', call: 'stream', runs: 40, args: streams('abcd') },
    { name: 'reasons', call: 'streamWithReasons', runs: 15, args: streams('abc') },
  ],
};
