import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { scoreAnswer } from '../../core/answers/scoreAnswer';
import { findItem } from '../../core/content/findItem';
import { kataMarkdown, questionMarkdown } from '../../core/content/itemMarkdown';
import { type IndexEntry, itemKinds, type ItemKind } from '../../core/content/items';
import { topicIds } from '../../core/content/topics';
import { KataGrader } from '../../core/katas/kataGrader';
import type { ContentSource, KataRunner } from '../../core/ports';
import { answerText } from './answerText';
import { gradeText } from './gradeText';
import { exitCodes, type Terminal, UsageError } from './terminal';

export interface CliDependencies {
  content: ContentSource;
  /** Made only by the commands that run kata code. */
  createRunner: () => KataRunner;
  terminal: Terminal;
  readStdin: () => Promise<string>;
  now: () => number;
  /** Any whole number; the seed of an attempt. */
  drawSeed: () => number;
}

export const usage = `Usage:
  llm-coach list [--kind K] [--topic T] [--json]
  llm-coach show <id> [--kind K]                    the item as Markdown, no solutions
  llm-coach new <kata-id> [folder]                  writes the stub; never overwrites
  llm-coach grade <kata-id> <file.ts> [--json] [--timeout ms] [--seed n]
  llm-coach answer <question-id> <file.md | -> [--json]

Exit codes: 0 success (grade: passed), 1 the work failed, 2 usage error, unknown id or unreadable file.`;

type Options = Record<string, string | boolean | undefined>;
type Command = (args: string[], options: Options, cli: CliDependencies) => Promise<number>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const commands: Record<
  string,
  { run: Command; options: NonNullable<ParseArgsConfig['options']>; args: [number, number] }
> = {
  list: { run: list, options: { kind: text, topic: text, json: flag }, args: [0, 0] },
  show: { run: show, options: { kind: text }, args: [1, 1] },
  new: { run: writeStub, options: {}, args: [1, 2] },
  grade: { run: grade, options: { json: flag, timeout: text, seed: text }, args: [2, 2] },
  answer: { run: answer, options: { json: flag }, args: [2, 2] },
};

/** Runs one command line and returns its exit code. */
export async function runCli(argv: string[], cli: CliDependencies): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    cli.terminal.out(usage);
    return name === undefined ? exitCodes.usage : exitCodes.success;
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) throw new UsageError(`there is no command "${name}"\n\n${usage}`);
    const { positionals, values } = parse(rest, command.options);
    const [least, most] = command.args;
    if (positionals.length < least || positionals.length > most)
      throw new UsageError(`wrong number of arguments\n\n${usage}`);
    return await command.run(positionals, values, cli);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    cli.terminal.err(`llm-coach: ${error.message}`);
    return exitCodes.usage;
  }
}

function parse(
  args: string[],
  options: NonNullable<ParseArgsConfig['options']>,
): { positionals: string[]; values: Options } {
  try {
    return parseArgs({ args, options, allowPositionals: true }) as { positionals: string[]; values: Options };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

async function list(
  _args: string[],
  { kind, topic, json }: Options,
  { content, terminal }: CliDependencies,
): Promise<number> {
  oneOf('kind', kind, itemKinds);
  oneOf('topic', topic, topicIds);
  const index = await content.index();
  const items = index.filter(
    (entry) => (kind === undefined || entry.kind === kind) && (topic === undefined || entry.topic === topic),
  );
  if (json === true) {
    const rows = items.map(({ id, kind, title, topic, level, minutes, related }) => ({
      id,
      kind,
      title,
      topic,
      level,
      minutes,
      related,
    }));
    terminal.out(JSON.stringify({ formatVersion: 1, items: rows }, undefined, 2));
  } else {
    const width = Math.max(0, ...items.map(({ id }) => id.length));
    for (const { id, kind, level, title } of items)
      terminal.out(`${kind.padEnd(9)} ${id.padEnd(width)}  ${level.padEnd(13)}  ${title}`);
  }
  return exitCodes.success;
}

async function show([id = '']: string[], { kind }: Options, cli: CliDependencies): Promise<number> {
  oneOf('kind', kind, itemKinds);
  const entry = await find(cli.content, id, kind === undefined ? undefined : [kind as ItemKind]);
  if (entry.kind === 'question') {
    const question = await cli.content.question(entry.id);
    if (question !== undefined) cli.terminal.out(questionMarkdown(question));
  } else if (entry.kind === 'kata') {
    const kata = await cli.content.kata(entry.id);
    if (kata !== undefined) cli.terminal.out(kataMarkdown(kata.meta));
  }
  return exitCodes.success;
}

async function writeStub(
  [id = '', folder = '.']: string[],
  _options: Options,
  { content, terminal }: CliDependencies,
): Promise<number> {
  const entry = await find(content, id, ['kata']);
  const kata = await content.kata(entry.id);
  const file = path.join(folder, `${entry.id}.ts`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, kata?.stub ?? '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new UsageError(`cannot write ${file}: ${(error as Error).message}`);
    terminal.err(`llm-coach: ${file} is there already and was left as it is`);
    return exitCodes.failed;
  }
  terminal.out(file);
  return exitCodes.success;
}

async function grade(
  [id = '', file = '']: string[],
  options: Options,
  cli: CliDependencies,
): Promise<number> {
  const timeoutMs = wholeNumber('timeout', options.timeout, 10, 600_000) ?? 2000;
  const seed = wholeNumber('seed', options.seed, 0, 2 ** 31 - 1);
  // a process start is the dearest part of a cold grade: begin with it
  const runner = cli.createRunner();
  try {
    runner.warm();
    const entry = await find(cli.content, id, ['kata']);
    const source = await readText(file);
    const report = await new KataGrader(cli.content, runner, cli.drawSeed).grade(entry.id, source, {
      timeoutMs,
      seed,
      now: cli.now,
    });
    if (report === undefined) return exitCodes.failed;
    cli.terminal.out(
      options.json === true ? JSON.stringify(report, undefined, 2) : gradeText(report, cli.terminal),
    );
    return report.status === 'passed' ? exitCodes.success : exitCodes.failed;
  } finally {
    runner.dispose();
  }
}

async function answer(
  [id = '', file = '']: string[],
  { json }: Options,
  cli: CliDependencies,
): Promise<number> {
  const entry = await find(cli.content, id, ['question']);
  const question = await cli.content.question(entry.id);
  if (question === undefined) throw new UsageError(`the question "${id}" cannot be read`);
  const given = file === '-' ? await cli.readStdin() : await readText(file);
  const report = scoreAnswer(question, given);
  cli.terminal.out(
    json === true ? JSON.stringify(report, undefined, 2) : answerText(report, given, cli.terminal),
  );
  return exitCodes.success;
}

async function find(content: ContentSource, id: string, kinds?: readonly ItemKind[]): Promise<IndexEntry> {
  const found = findItem(await content.index(), id, kinds);
  if (!found.ok) throw new UsageError(found.message);
  return found.entry;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
}

function oneOf(name: string, value: string | boolean | undefined, allowed: readonly string[]): void {
  if (value === undefined || allowed.includes(String(value))) return;
  throw new UsageError(`--${name} must be one of: ${allowed.join(', ')}`);
}

function wholeNumber(
  name: string,
  value: string | boolean | undefined,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}`);
}
