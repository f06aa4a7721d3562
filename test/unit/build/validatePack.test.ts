import assert from 'node:assert/strict';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packText, validatePack } from '../../../src/build/validatePack';
import { cardFile, PackFolder, kataFile, linesOf, validate } from './packFolder';

describe('validatePack', () => {
  let pack: PackFolder;
  afterEach(() => pack.dispose());

  it('finds nothing wrong with a sound pack', async () => {
    pack = new PackFolder();
    const report = await validate(pack.path);
    assert.deepEqual(report, { formatVersion: 1, pack: 'house-pack', ok: true, problems: [], items: 1 });
  });

  it('says that a folder cannot be read', async () => {
    pack = new PackFolder();
    const unused = (): never => assert.fail('nothing is to be run');
    const dependencies = { createRunner: unused, processors: 1, readFastCheck: unused, known: [] };
    const validated = await validatePack(path.join(pack.path, 'nowhere'), dependencies);
    assert.equal(validated.ok, false);
    assert.match(validated.ok ? '' : validated.message, /cannot read the pack .*nowhere/);
  });
});

describe('packText', () => {
  it('names file and line of every problem, and the verdict', () => {
    const problem = {
      file: 'pack.json',
      line: 3,
      field: 'id',
      message: 'is \u001b[31mred',
      severity: 'error',
    } as const;
    const report = { formatVersion: 1, pack: 'a', ok: false, problems: [problem], items: 2 } as const;
    const text = packText('packs/a', { ...report, problems: [problem] });
    assert.equal(text, `${path.join('packs/a', 'pack.json')}:3: id: is  [31mred\na: 1 error in 2 items`);
    assert.equal(packText('.', { ...report, ok: true, problems: [] }), 'a: 2 items, all in order');
  });
});

describe('validatePack: pack.json', () => {
  let pack: PackFolder;
  beforeEach(() => (pack = new PackFolder({ isEmpty: true })));
  afterEach(() => pack.dispose());

  const problemsWith = async (text: string | undefined): Promise<string[]> => {
    if (text === undefined) pack.remove('pack.json');
    else pack.write('pack.json', text);
    const report = await validate(pack.path);
    assert.equal(report.ok, false);
    return linesOf(report);
  };

  it('misses it', async () => {
    const [line] = await problemsWith(undefined);
    assert.match(line ?? '', /^pack\.json:1 : is missing; a pack is a folder with/);
  });

  it('names the line on which it stops being JSON', async () => {
    const text = '{\n  "formatVersion": 1,\n  "id": "a"\n  "title": "b"\n}\n';
    assert.deepEqual(await problemsWith(text), ['pack.json:4 : is not valid JSON: expected "," or "}"']);
    assert.match(
      (await problemsWith('{\n  "id": "a",\n}\n'))[0] ?? '',
      /^pack\.json:3 .*a name in double quotes/,
    );
    assert.match((await problemsWith('{\n  "id": "a"'))[0] ?? '', /^pack\.json:2 .*but it ends here/);
  });

  it('names the line of a field that is not as it should be', async () => {
    const text = '{\n\t"formatVersion": 2,\n\t"id": "House Pack",\n\t"title": "b",\n\t"homepage": "x"\n}\n';
    const lines = await problemsWith(text);
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? '', /^pack\.json:2 formatVersion: must be one of: 1/);
    assert.match(lines[1] ?? '', /^pack\.json:3 id: must look like/);
    assert.match(lines[2] ?? '', /^pack\.json:5 homepage: is not a known field/);
  });

  it('wants something in the pack', async () => {
    const { id, title } = { id: 'a', title: 'b' };
    const [line] = await problemsWith(JSON.stringify({ formatVersion: 1, id, title }));
    assert.match(line ?? '', /holds no question, no flashcard and no kata/);
  });
});

describe('validatePack: files', () => {
  let pack: PackFolder;
  beforeEach(() => (pack = new PackFolder({ isEmpty: true })));
  afterEach(() => pack.dispose());

  it('refuses a file that is not UTF-8, with the line', async () => {
    pack.write('questions/lm-foundations/a.md', Buffer.from('---\nid: a\ntitle: caf\xe9\n---\n', 'latin1'));
    assert.deepEqual(linesOf(await validate(pack.path)), [
      'questions/lm-foundations/a.md:3 : is not UTF-8 text from this line on',
    ]);
  });

  it('does not follow links out of the folder', async () => {
    const outside = new PackFolder();
    try {
      pack.write('katas/lm-foundations/row-means/stub.ts', '');
      symlinkSync(path.join(outside.path, 'katas'), path.join(pack.path, 'questions'));
      symlinkSync('/etc/hostname', path.join(pack.path, 'katas/lm-foundations/row-means/kata.md'));
      assert.deepEqual(linesOf(await validate(pack.path)), [
        'katas/lm-foundations/row-means/kata.md:1 : is a link or a special file; put a plain file here',
        'questions:1 : must be a folder, not a link or a file',
      ]);
    } finally {
      outside.dispose();
    }
  });

  it('does not read a file of 50 MB', async () => {
    pack.write('questions/lm-foundations/large.md', '');
    truncateSync(path.join(pack.path, 'questions/lm-foundations/large.md'), 50 * 1024 * 1024);
    const [line] = linesOf(await validate(pack.path));
    assert.equal(line, 'questions/lm-foundations/large.md:1 : has 50 MB; a file of a pack has at most 1 MB');
  });

  it('survives front matter that is made to explode', async () => {
    const steps = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`);
    pack.write('questions/lm-foundations/bomb.md', `---\na0: &a0 [x]\n${steps.join('\n')}\n---\n`);
    const report = await validate(pack.path);
    assert.equal(report.ok, false);
    assert.match(linesOf(report)[0] ?? '', /^questions\/lm-foundations\/bomb\.md:1/);
  });

  it('refuses a topic that there is not', async () => {
    pack.addKata('row-means');
    pack.write('katas/astrology/row-means/kata.md', kataFile('kata.md'));
    pack.remove('katas/lm-foundations');
    const [line] = linesOf(await validate(pack.path));
    assert.match(
      line ?? '',
      /^katas\/astrology\/row-means\/kata\.md:1 topic folder: "astrology" is not one of/,
    );
  });
});

describe('validatePack: links and ids', () => {
  let pack: PackFolder;
  beforeEach(() => (pack = new PackFolder()));
  afterEach(() => pack.dispose());

  const kata = 'katas/lm-foundations/row-means';
  const known = (kind: 'question' | 'kata', id: string) => {
    const rest = { title: id, minutes: 1, tags: [], related: [] };
    return { id, kind, topic: 'lm-foundations', level: 'core', ...rest } as const;
  };

  it('wants links to lead somewhere, in the pack or in what comes with the product', async () => {
    const linked = kataFile('kata.md').replace('related: []', 'related: [question/ours, question/none]');
    pack.write(`${kata}/kata.md`, linked);
    const trap = kataFile('traps/sums-instead.ts').replace('divide\n', 'divide\n * @question nowhere\n');
    pack.write(`${kata}/traps/sums-instead.ts`, trap);
    const report = await validate(pack.path, [{ ...known('question', 'ours') }]);
    assert.deepEqual(linesOf(report), [
      `${kata}/kata.md:14 related[1]: there is no item "question/none"`,
      `${kata}/traps/sums-instead.ts:1 @question: there is no question "nowhere"`,
    ]);
  });

  it('links a flashcard and what it names both ways, though only the card says so', async () => {
    const card = cardFile.replace('related: []', 'related: [kata/row-means, question/none]');
    pack.write('questions/cards/card-mean.md', card);
    const report = await validate(pack.path);
    assert.deepEqual(linesOf(report), [
      'questions/cards/card-mean.md:9 related[1]: there is no item "question/none"',
    ]);
    pack.write('questions/cards/card-mean.md', cardFile);
    const named = kataFile('kata.md').replace('related: []', 'related: [flashcard/card-mean]');
    pack.write(`${kata}/kata.md`, named);
    const [line] = linesOf(await validate(pack.path));
    assert.match(line ?? '', /related\[0\]: "flashcard\/card-mean" does not name kata\/row-means in return/);
  });

  it('refuses an id that is used twice', async () => {
    pack.write('katas/evaluation-safety/row-means/kata.md', kataFile('kata.md'));
    const twice = /kata\.md:2 id: "row-means" is the id of another kata/;
    assert.ok(linesOf(await validate(pack.path)).some((line) => twice.test(line)));
    pack.remove('katas/evaluation-safety');
    assert.match(linesOf(await validate(pack.path, [{ ...known('kata', 'row-means') }]))[0] ?? '', twice);
  });
});

describe('validatePack: flashcards', () => {
  let pack: PackFolder;
  beforeEach(() => (pack = new PackFolder({ isEmpty: true })));
  afterEach(() => pack.dispose());

  it('counts them as items', async () => {
    pack.write('questions/cards/card-mean.md', cardFile);
    const { ok, items } = await validate(pack.path);
    assert.deepEqual([ok, items], [true, 1]);
  });

  it('names file, line and field of what is wrong in them', async () => {
    pack.write('questions/cards/card-mean.md', cardFile.replace('topic: lm-foundations', 'topic: astrology'));
    pack.write('questions/cards/card-sum.md', cardFile);
    const [topic, id] = linesOf(await validate(pack.path));
    assert.match(topic ?? '', /^questions\/cards\/card-mean\.md:4 topic: must be one of: lm-foundations/);
    assert.match(
      id ?? '',
      /^questions\/cards\/card-sum\.md:2 id: is "card-mean", but the path says "card-sum"/,
    );
  });
});

describe('validatePack: guides', () => {
  it('are refused, since nothing would show them', async () => {
    const pack = new PackFolder({ isEmpty: true });
    pack.write('questions/cards/card-mean.md', cardFile);
    const source = '{ title: T, authors: A, year: 2001, doi: 10.1000/1 }';
    pack.write(
      'questions/guides/mine.md',
      `---\nid: mine\ntitle: Mine\nsummary: S.\nsources: [${source}]\n---\n## A\nText.\n`,
    );
    const report = await validate(pack.path);
    pack.dispose();
    assert.deepEqual(linesOf(report), [
      'questions/guides/mine.md:1 : a pack cannot bring guides; leave this file out',
    ]);
  });
});

describe('validatePack: katas', () => {
  let pack: PackFolder;
  let lines: Map<string, string[]>;
  const marker = path.join(process.cwd(), 'written-by-a-pack');

  const broken: Record<string, Record<string, string>> = {
    'blind-cases': { 'traps/rounds.ts': trap('Is right', kataFile('solution.ts')) },
    'twin-traps': {
      'traps/adds-up.ts': kataFile('traps/sums-instead.ts'),
    },
    'easy-stub': { 'stub.ts': 'export function rowMeans(rows) { return rows.map(() => 2); }' },
    'two-opinions': {
      'alternate.ts': kataFile('alternate.ts').replace('(i + 1)', '(i + 1.5)'),
    },
    'wrong-gold': { 'hidden.ts': kataFile('hidden.ts').replace('expected: [2]', 'expected: [3]') },
    endless: { 'hidden.ts': 'for (;;);\nexport const tests = {};' },
    throwing: { 'hidden.ts': `\n\nthrow new Error('no cases today');` },
    junk: { 'hidden.ts': 'export const tests = { tolerance: 1, cases: [42], random: [] };' },
    nothing: { 'hidden.ts': 'export const other = 1;' },
    unplain: {
      'hidden.ts': kataFile('hidden.ts').replace('args: [[]],', 'args: [() => 1],'),
    },
    nosy: { 'hidden.ts': kataFile('hidden.ts').replace('const value', '\nprocess.exit(0);\nconst value') },
    reaching: { 'hidden.ts': `import fs from 'node:fs';\nfs.readdirSync('/');\n${kataFile('hidden.ts')}` },
    climbing: { 'hidden.ts': kataFile('hidden.ts').replace('./moreCases', '../../../../outside') },
    writing: {
      'drive.ts': `export const drivers = { twice: () => {
        const fs = (globalThis as any).process?.mainModule?.require('fs');
        fs.writeFileSync(${JSON.stringify(marker)}, 'x');
        return [];
      } };`,
    },
    unreadable: { 'solution.ts': 'export function rowMeans( {' },
    lonely: { 'hidden.ts': kataFile('hidden.ts').replace(`group: 'example'`, `group: 'hidden'`) },
  };

  function trap(title: string, code: string): string {
    return `/**\n * @title ${title}\n *\n * ${'Believes that everything is in order as it is. '.repeat(2)}\n */\n${code}`;
  }

  before(async function () {
    this.timeout(60_000);
    pack = new PackFolder({ isEmpty: true });
    for (const [id, files] of Object.entries(broken)) pack.addKata(id, files);
    const report = await validate(pack.path);
    assert.equal(report.ok, false);
    assert.equal(report.items, Object.keys(broken).length);
    lines = new Map(
      Object.keys(broken).map((id) => {
        const folder = `katas/lm-foundations/${id}/`;
        return [id, linesOf(report, folder).map((line) => line.slice(folder.length))];
      }),
    );
  });
  after(() => pack.dispose());

  const only = (id: string): string => {
    assert.equal(lines.get(id)?.length, 1, lines.get(id)?.join('\n'));
    return lines.get(id)?.[0] ?? '';
  };

  it('reports a trap that passes every case', () => {
    assert.match(only('blind-cases'), /^traps\/rounds\.ts:1 : passes every case/);
  });

  it('reports traps that cannot be told apart', () => {
    const found = lines.get('twin-traps') ?? [];
    assert.ok(found.some((line) => line.startsWith('traps/adds-up.ts:1 : cannot be told from sums-instead')));
  });

  it('reports a stub that passes', () => {
    const found = lines.get('easy-stub') ?? [];
    assert.ok(found.some((line) => line.startsWith('stub.ts:1 case "one row": the stub passes')));
  });

  it('reports solutions that disagree', () => {
    assert.match(
      only('two-opinions'),
      /^alternate\.ts:1 case "one row": does not pass: Element \[0\]: expected 2/,
    );
  });

  it('reports a golden value that is wrong', () => {
    assert.match(
      only('wrong-gold'),
      /^solution\.ts:1 case "one row": disagrees with the golden value at \[0\]: golden 3, solution 2/,
    );
  });

  it('reports cases that never come to an end', () => {
    assert.match(only('endless'), /^hidden\.ts:1 : does not come to an end while it is loaded/);
  });

  it('reports the line on which the cases throw', () => {
    assert.match(only('throwing'), /^hidden\.ts:3 : throws Error: no cases today/);
  });

  it('reports cases of another shape', () => {
    assert.match(only('junk'), /^hidden\.ts:1 tests\.\w+.*: must be object/);
    assert.match(only('nothing'), /^hidden\.ts:1 : throws Error: hidden\.ts exports no `tests`/);
    assert.match(only('unplain'), /^hidden\.ts:\d+ case "no rows": holds a function/);
  });

  it('has no process, no modules and no files for the cases', () => {
    assert.match(only('nosy'), /^hidden\.ts:6 : throws ReferenceError: process is not defined/);
    assert.match(only('reaching'), /^hidden\.ts:1 : imports "node:fs"; only/);
    assert.match(only('climbing'), /^hidden\.ts:\d : imports "\.\.\/\.\.\/\.\.\/\.\.\/outside"; only/);
  });

  it('runs drivers in the sandbox only', () => {
    assert.match(
      only('writing'),
      /^solution\.ts:1 case "two calls": the solution does not return.*TypeError/,
    );
    assert.throws(() => writeFileSync(marker, '', { flag: 'r+' }), { code: 'ENOENT' });
  });

  it('reports a solution that is not TypeScript', () => {
    assert.match(only('unreadable'), /^solution\.ts:1 : This is not valid TypeScript/);
  });

  it('wants an example', () => {
    assert.match(only('lonely'), /^hidden\.ts:1 : there is no example case/);
  });
});
