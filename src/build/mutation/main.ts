/**
 * Grades mutants of the katas' solutions and writes the table in `katas/README.md`:
 * `node dist/build/mutants.js <root> [kata-id …]`. Works on the content that the build left in `dist`.
 * Exit code 1 when an entry of an `equivalent.json` is malformed or names a mutant that a case kills.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { CompiledKata } from '../../core/katas/compiledKata';
import { loadTrusted } from '../../core/katas/loadTrusted';
import { ChildSandbox } from '../../node/childSandbox';
import { DiskFolder } from '../contentFolder';
import { type AuthoredKata, readContent } from '../readContent';
import { RunnerPool } from '../runnerPool';
import { parseEquivalents, staleEquivalents } from './equivalents';
import { checksum, kataRow, tallyMutants, updateTable } from './kataTable';
import { type KataMutants, mutateKata } from './mutateKata';

const root = path.resolve(process.argv[2] ?? '.');
const files = new DiskFolder(root);
const size = availableParallelism();
const pool = new RunnerPool(
  new ChildSandbox({ entry: path.join(root, 'dist/sandbox/child.js'), idleMs: 0 }),
  size,
);

async function main(): Promise<void> {
  const { katas } = readContent(files);
  const wanted = process.argv.slice(3);
  const unknown = wanted.filter((id) => !katas.some(({ content }) => content.meta.id === id));
  if (unknown.length > 0) throw new Error(`there is no kata ${unknown.join(', ')}`);
  const rows = new Map<string, string>();
  for (const kata of katas) {
    const { id } = kata.content.meta;
    if (wanted.length === 0 || wanted.includes(id)) rows.set(id, await report(kata));
  }
  const readme = path.join(root, 'katas/README.md');
  const ids = katas.map(({ content }) => content.meta.id);
  writeFileSync(readme, updateTable(readFileSync(readme, 'utf8'), rows, ids));
}

/** Prints one kata's survivors and returns its row of the table. */
async function report({ folder, content }: AuthoredKata): Promise<string> {
  const { id } = content.meta;
  const built = readFileSync(path.join(root, 'dist/content/kata', `${id}.json`), 'utf8');
  const kata = JSON.parse(built) as CompiledKata;
  const equivalents = parseEquivalents(files.read(`${folder}/equivalent.json`));
  const alternate = files.read(`${folder}/alternate.ts`) ?? '';
  const options = { cache: path.join(root, '.cache/mutants'), atOnce: 2 * size };
  const mutants = await mutateKata(kata, alternate, pool, options);
  const tally = (file: keyof KataMutants) => {
    const counts = tallyMutants(file, mutants[file], equivalents);
    const { killed, equivalent, total, survivors } = counts;
    console.log(`${folder}/${file}: ${killed} of ${total} killed, ${equivalent} equivalent`);
    for (const { operator, line, from, to } of survivors)
      console.log(`  ${folder}/${file}:${line} ${operator}\n    - ${from}\n    + ${to}`);
    return counts;
  };
  const tallies = { 'solution.ts': tally('solution.ts'), 'alternate.ts': tally('alternate.ts') };
  const alive = Object.entries(mutants).flatMap(([file, list]) =>
    list.filter(({ fate }) => fate !== 'killed').map((mutant) => ({ ...mutant, file })),
  );
  for (const { file, from, to } of staleEquivalents(equivalents, alive)) {
    console.error(
      `${folder}/equivalent.json: a case kills "${from}" -> "${to}" of ${file}, or there is no such mutant; remove it`,
    );
    process.exitCode = 1;
  }
  const { random } = await loadTrusted(kata);
  const draws = random.reduce((sum, { runs }) => sum + runs, 0);
  return kataRow(kata, draws, tallies, checksum(files, folder));
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(() => pool.dispose());
