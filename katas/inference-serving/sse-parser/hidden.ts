import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const byHand = 'by hand: line by line, with the rules of the standard';

type Event = [data: string, event?: string, id?: string | null];

function event([data, type = 'message', id = null]: Event) {
  return { event: type, data, id };
}

/** Chunks with the events that each of them completes. */
function feed(name: string, chunks: [chunk: string, ...events: Event[]][], doneAfter = Infinity): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'feed',
    args: [chunks.map(([chunk]) => chunk)],
    expected: {
      events: chunks.map(([, ...events]) => events.map(event)),
      done: [false, ...chunks.map((_, i) => i >= doneAfter)],
    },
    route: byHand,
  };
}

function everyCut(name: string, text: string, events: Event[], isDone = false): KataCase {
  const triples = events.map(([data, type = 'message', id = null]) => [type, data, id]);
  return {
    name,
    group: 'hidden',
    call: 'everyCut',
    args: [text],
    expected: [[triples, isDone]],
    route: byHand,
  };
}

const examples: KataCase[] = [
  {
    ...feed(
      'tokens in awkward pieces',
      [
        ['data: {"t":"Hel"}\n'],
        ['\ndata: {"t":', ['{"t":"Hel"}']],
        ['"lo"}\n\ndata: [DONE]\n\n', ['{"t":"lo"}']],
      ],
      2,
    ),
    group: 'example',
  },
  {
    ...feed('fields, a comment and two lines of data', [
      [': keep-alive\n\nevent: delta\nid: 7\ndata: one\ndata:  two\n\n', ['one\n two', 'delta', '7']],
      ['data:three\n\n', ['three', 'message', '7']],
    ]),
    group: 'example',
  },
];

const lines: KataCase[] = [
  feed('lines that end in LF', [['data: a\n\ndata: b\n\n', ['a'], ['b']]]),
  feed('lines that end in CRLF', [['data: a\r\n\r\ndata: b\r\n\r\n', ['a'], ['b']]]),
  feed('lines that end in CR', [['data: a\r\rdata: b\r\r', ['a'], ['b']]]),
  feed('mixed line ends', [
    ['data: a\r\ndata: b\rdata: c\n\r\ndata: d\n\rdata: e\r\n\n', ['a\nb\nc'], ['d'], ['e']],
  ]),
  feed('a CR at the end of a chunk, then LF', [
    ['data: a\r'],
    ['\ndata: b\r\n\r', ['a\nb']],
    ['\ndata: c\r\n\r\n', ['c']],
  ]),
  feed('a CR at the end of a chunk, then something else', [
    ['data: a\r'],
    ['data: b\r\r', ['a\nb']],
    ['data: c\r'],
    ['\r', ['c']],
  ]),
  feed('a CR, an empty chunk, and LF', [
    ['event: x\r'],
    [''],
    ['\ndata: a\r\n\r', ['a', 'x']],
    [''],
    ['\n\n'],
  ]),
  feed('LF after CR and LF', [
    ['data: a\r\n\n', ['a']],
    ['data: b\n\r', ['b']],
    ['\ndata: c\n\n', ['c']],
  ]),
  feed('a blank line that a CR at the end of the chunk completes', [
    ['data: a\n\r', ['a']],
    ['\n\n'],
    ['data: b\n\n', ['b']],
  ]),
  everyCut('every cut with CRLF', 'id: 1\r\ndata: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n', [
    ['a\nb', 'message', '1'],
    ['c', 'message', '1'],
  ]),
  everyCut('every cut with mixed line ends', ': hi\revent: e\r\ndata: a\n\r\n\ndata\r\rdata: b\r\r\n', [
    ['a', 'e'],
    [''],
    ['b'],
  ]),
  feed('one character at a time', [['d'], ['a'], ['t'], ['a'], [':'], [' '], ['x'], ['\n'], ['\n', ['x']]]),
];

const chunks: KataCase[] = [
  feed('three events in one chunk', [['data: a\n\ndata: b\n\ndata: c\n\n', ['a'], ['b'], ['c']]]),
  feed('an event in three chunks', [['da'], ['ta: he'], ['llo\n\n', ['hello']]]),
  feed('a chunk ends behind a line', [['event: e\n'], ['data: a\n'], ['data: b\n'], ['\n', ['a\nb', 'e']]]),
  feed('a chunk ends behind the colon', [['data:'], [' a\n\n', ['a']], ['data: '], [' b\n\n', [' b']]]),
  feed('one and a half events', [
    ['data: a\n\ndata: b', ['a']],
    ['c\n\nda', ['bc']],
    ['ta: d\n\n', ['d']],
  ]),
  {
    ...feed('the stream ends without a blank line', [['data: a\n\ndata: b\n', ['a']]]),
    reason: 'an event that is not complete is not dispatched',
  },
  {
    ...feed('the stream ends inside a line', [['data: a\n\ndata: b', ['a']]]),
    reason: 'a line that is not complete is none',
  },
  {
    ...feed('empty chunks', [[''], ['data: a\n'], [''], ['\n', ['a']], ['']]),
    reason: 'a chunk may be empty',
  },
  feed('a character of two code units in two chunks', [['data: \ud83d'], ['\ude00\n\n', ['\u{1F600}']]]),
];

const fields: KataCase[] = [
  feed('no blank behind the colon', [['data:a\n\n', ['a']]]),
  feed('two blanks behind the colon', [['data:  a\n\n', [' a']]]),
  feed('blanks at the end', [['data: a  \n\n', ['a  ']]]),
  feed('tabs are kept', [['data:\ta\t\n\n', ['\ta\t']]]),
  feed('colons in the value', [['data: a: b:c\ndata:: d\n\n', ['a: b:c\n: d']]]),
  feed('only blanks', [
    ['data:   \n\n', ['  ']],
    ['data: \n\n', ['']],
  ]),
  feed('several lines of data', [['data: a\ndata: b\ndata: c\n\n', ['a\nb\nc']]]),
  feed('empty lines of data', [['data: a\ndata:\ndata\ndata: b\n\n', ['a\n\n\nb']]]),
  feed('an empty line of data at the end', [['data: a\ndata:\n\n', ['a\n']]]),
  feed('a data field without a value', [
    ['data\n\n', ['']],
    ['data:\n\n', ['']],
  ]),
  feed('two data fields without a value', [['data\ndata\n\n', ['\n']]]),
  feed('JSON with a line break', [['data: {\ndata:   "a": 1\ndata: }\n\n', ['{\n  "a": 1\n}']]]),
  feed('the order of the fields', [['data: a\nid: 3\nevent: e\ndata: b\n\n', ['a\nb', 'e', '3']]]),
  {
    ...feed('fields that nobody knows', [
      ['retry: 1000\nfoo: bar\nData: x\ndata : y\n data: z\nconstructor: q\n\ndata: a\n\n', ['a']],
    ]),
    reason: 'names are compared exactly; others are ignored',
  },
  {
    ...feed('comments', [[':\n: data: x\n\n:data: y\ndata: a\n: in between\ndata: b\n\n', ['a\nb']]]),
    reason: 'a line that begins with a colon says nothing',
  },
  feed('a comment is no blank line', [['data: a\n:\n'], ['\n', ['a']]]),
  feed('event types', [
    ['event: delta\ndata: a\n\ndata: b\n\n', ['a', 'delta'], ['b']],
    ['event: x\nevent: y\ndata: c\n\n', ['c', 'y']],
    ['event:\ndata: d\n\n', ['d']],
    ['event: z\nevent\ndata: e\n\n', ['e']],
  ]),
  {
    ...feed('an event type without data', [['event: lost\n\ndata: a\n\n', ['a']]]),
    reason: 'the type is forgotten at the blank line even if nothing was dispatched',
  },
  {
    ...feed('blank lines', [['\n\n\ndata: a\n\n\n\n', ['a']], ['\n']]),
    reason: 'a blank line without data completes nothing',
  },
];

const ids: KataCase[] = [
  {
    ...feed('ids persist', [
      ['data: a\n\nid: 1\ndata: b\n\ndata: c\n\n', ['a'], ['b', 'message', '1'], ['c', 'message', '1']],
      ['id: 2\nid: 3\ndata: d\n\n', ['d', 'message', '3']],
      ['data: e\n\n', ['e', 'message', '3']],
    ]),
    reason: 'the id belongs to the stream, not to the event',
  },
  {
    ...feed('an id without data', [['id: 5\n\ndata: a\n\n', ['a', 'message', '5']]]),
    reason: 'an id counts even if nothing is dispatched',
  },
  {
    ...feed('an empty id', [
      ['id: 5\ndata: a\n\nid\ndata: b\n\n', ['a', 'message', '5'], ['b', 'message', '']],
    ]),
    reason: 'an empty id is one',
  },
  {
    ...feed('an id with a NUL', [
      ['id: 1\ndata: a\n\nid: 2\u0000\ndata: b\n\n', ['a', 'message', '1'], ['b', 'message', '1']],
      ['id: \u00003\ndata: c\n\nid: 4\ndata: d\n\n', ['c', 'message', '1'], ['d', 'message', '4']],
    ]),
    reason: 'such an id is ignored',
  },
  {
    ...feed('ids with blanks and colons', [['id:  a:b \ndata: x\n\n', ['x', 'message', ' a:b ']]]),
    reason: 'an id is a value like the others',
  },
];

const marks: KataCase[] = [
  {
    ...feed('a byte order mark', [['\ufeffdata: a\n\n', ['a']]]),
    reason: 'a mark at the start is dropped',
  },
  {
    ...feed('a byte order mark in a chunk of its own', [[''], ['\ufeff'], ['data: a\n\n', ['a']]]),
    reason: 'the start of the stream is not the start of a chunk',
  },
  {
    ...feed('two byte order marks', [['\ufeff\ufeffdata: a\n\ndata: b\n\n', ['b']]]),
    reason: 'only the first is dropped; the second belongs to the name of a field',
  },
  {
    ...feed('a byte order mark in the middle', [
      ['data: \ufeffa\n\n', ['\ufeffa']],
      ['\ufeffdata: b\n\ndata: c\n\n', ['c']],
    ]),
    reason: 'it is dropped at the start of the stream only',
  },
];

const ends: KataCase[] = [
  feed(
    'the end mark, and more behind it',
    [['data: a\n\ndata: [DONE]\n\ndata: b\n\n', ['a']], ['data: c\n\n'], ['data: [DONE]\n\ndata: d\n\n']],
    0,
  ),
  feed('the end mark without a blank', [['data:[DONE]\n\n']], 0),
  feed('the end mark with a type and an id', [['event: end\nid: 4\ndata: [DONE]\r\n\r\n']], 0),
  feed('the end mark in pieces', [['data: [DO'], ['NE]'], ['\n'], ['\n'], ['data: a\n\n']], 3),
  feed('the end mark without a blank line', [['data: [DONE]\n'], ['data: a\n\n', ['[DONE]\na']]]),
  feed('nearly the end mark', [
    ['data:  [DONE]\n\ndata: [DONE] \n\ndata: [done]\n\n', [' [DONE]'], ['[DONE] '], ['[done]']],
    ['data: say [DONE] twice\n\ndata: [DONE]\ndata:\n\n', ['say [DONE] twice'], ['[DONE]\n']],
    ['data: "[DONE]"\n\nevent: [DONE]\ndata: x\n\n', ['"[DONE]"'], ['x', '[DONE]']],
    [': [DONE]\n\ndata\ndata: [DONE]\n\n', ['\n[DONE]']],
  ]),
  feed('data that is no JSON', [
    ['data: plain words\n\ndata: {"open\n\ndata: 5\n\n', ['plain words'], ['{"open'], ['5']],
  ]),
  everyCut(
    'every cut of a stream with its end',
    'id: 1\ndata: a\n\ndata: [DONE]\n\ndata: b\n\n',
    [['a', 'message', '1']],
    true,
  ),
];

const rest: KataCase[] = [
  {
    name: 'two streams side by side',
    group: 'hidden',
    call: 'twoStreams',
    args: [
      ['id: 1\nda', 'ta: a\n\n', 'data: [DONE]\n\n'],
      ['\ufeffdata: b\n\n', 'event: e\r', '\ndata: c\r\n\r\n'],
    ],
    expected: {
      events: [
        [[], [event(['b'])]],
        [[event(['a', 'message', '1'])], []],
        [[], [event(['c', 'e'])]],
      ],
      done: [true, false],
    },
    route: byHand,
  },
  {
    name: 'the caller overwrites what it got',
    group: 'hidden',
    call: 'overwriteEvents',
    args: ['id: 1\ndata: a\n\nevent: e\n', 'data: b\n\n'],
    expected: [event(['b', 'e', '1'])],
    route: byHand,
  },
];

const words = [
  'data: a',
  'data:b',
  'data',
  'data:',
  'data:  c: d ',
  'data: [DONE]',
  'event: e',
  'event',
  'id: 1',
  'id:',
  'id: \u0000',
  ': comment',
  'retry: 5',
  '',
  '',
  '',
];

function streams(ends: string[]): fc.Arbitrary<unknown[]> {
  const line = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...ends)).map(([word, end]) => word + end);
  return fc
    .tuple(
      fc.constantFrom('', '', '\ufeff'),
      fc.array(line, { maxLength: 14 }),
      fc.array(fc.nat({ max: 9 }), { minLength: 20, maxLength: 20 }),
    )
    .map(([mark, all, sizes]) => {
      const text = mark + all.join('');
      const cut: string[] = [];
      let at = 0;
      for (const size of sizes) {
        cut.push(text.slice(at, at + size));
        at += size;
      }
      return [[...cut, text.slice(at)]];
    });
}

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...lines, ...chunks, ...fields, ...ids, ...marks, ...ends, ...rest],
  random: [
    { name: 'any stream with LF', call: 'feed', runs: 30, args: streams(['\n']) },
    { name: 'any stream with all line ends', call: 'feed', runs: 50, args: streams(['\n', '\r', '\r\n']) },
  ],
};
