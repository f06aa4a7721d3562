import fs from 'node:fs';
import path from 'node:path';
import { benchFolder } from './competitors.mjs';

/** Named choices of a kata's cases. `shipped` is what a learner gets: random and speed cases too. */
export const caseSets = ['small', 'authored', 'shipped'];
const smallSizes = { rope: 12, 'bpe-merge': 10 };

/**
 * Everything that a run writes: our build with other choices of cases, and a folder for each competitor.
 * Temporary; the runners' packages are linked into it.
 */
export class Workspaces {
  /** @param {string} root an empty folder @param {string} dist our build */
  constructor(root, dist) {
    this.root = root;
    this.dist = dist;
    this.out = path.join(root, 'out');
    this.env = environment(root);
    fs.symlinkSync(path.join(benchFolder, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  }

  /**
   * A compiled kata with the cases of one set, the same for everybody.
   * @returns {{ id: string, set: string, dist: string, total: number | undefined, cases: object[], solution: string, stub: string, drivers?: string }}
   */
  kata(id, set) {
    const dist = path.join(this.root, `dist-${set}`);
    if (!fs.existsSync(dist)) copyBuild(this.dist, dist);
    const compiled = readJson(path.join(this.dist, 'content', 'kata', `${id}.json`));
    const chosen = set === 'shipped' ? compiled : withCases(compiled, chooseCases(compiled, set));
    fs.writeFileSync(path.join(dist, 'content', 'kata', `${id}.json`), JSON.stringify(chosen));
    const { cases, solution, stub, drivers } = chosen;
    // how many random cases are drawn is the grader's affair
    const total = set === 'shipped' ? undefined : cases.length;
    return { id, set, dist, total, cases, solution, stub, drivers };
  }

  /**
   * The folder of one competitor, with the submission in it.
   * @returns {import('./competitors.mjs').Place}
   */
  place(competitor, kata, purpose, source) {
    const folder = path.join(this.root, `${purpose}-${kata.id}-${kata.set}`, competitor.id);
    return this.fill(folder, competitor, kata, source);
  }

  /** The same in a folder of the caller's choice. */
  fill(folder, competitor, kata, source) {
    const file = path.join(folder, `${kata.id}.ts`);
    const place = { folder, kata: kata.id, file, dist: kata.dist, out: this.out };
    fs.mkdirSync(folder, { recursive: true });
    const files = {
      [`${kata.id}.ts`]: source,
      'package.json': JSON.stringify({ private: true, type: competitor.modules ?? 'commonjs' }),
      'cases.json': JSON.stringify({ drivers: kata.drivers, cases: kata.cases }),
      ...competitor.files?.(place),
    };
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
    if (competitor.modules === undefined) return place;
    const bundle = competitor.modules === 'module' ? 'peerCases.mjs' : 'peerCases.cjs';
    fs.copyFileSync(path.join(this.out, bundle), path.join(folder, bundle));
    return place;
  }
}

/** Nothing of the caller's settings reaches a competitor, and its caches end with the run. */
function environment(root) {
  const { PATH, SystemRoot } = process.env;
  return { PATH, HOME: root, TMPDIR: root, TEMP: root, NO_COLOR: '1', ...(SystemRoot && { SystemRoot }) };
}

/** Indices of the chosen cases. Speed cases have limits relative to the model solution, which no peer knows. */
function chooseCases({ meta, cases }, set) {
  const all = [...cases.keys()].filter((i) => cases[i].group !== 'scale');
  if (set === 'authored') return all;
  const invalid = all.filter((i) => cases[i].group === 'invalid').slice(0, 2);
  const valid = all.filter((i) => cases[i].group !== 'invalid');
  return [...valid.slice(0, smallSizes[meta.id] - invalid.length), ...invalid];
}

function withCases(kata, indices) {
  const traps = kata.traps.map((trap) => {
    const outcomes = indices.flatMap((from, to) =>
      from in trap.outcomes ? [[to, trap.outcomes[from]]] : [],
    );
    return { ...trap, outcomes: Object.fromEntries(outcomes) };
  });
  return { ...kata, hasRandom: false, cases: indices.map((i) => kata.cases[i]), traps };
}

/** All that the command line needs; what belongs to the editor and to the tests stays behind. */
function copyBuild(from, to) {
  const needless = new Set(['test', 'media', 'build', 'extension.js'].map((name) => path.join(from, name)));
  fs.cpSync(from, to, { recursive: true, filter: (file) => !needless.has(file) && !file.endsWith('.map') });
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
