import { open } from 'node:fs/promises';
import path from 'node:path';
import { bulkGrade } from '../bulk/bulkGrade';
import { type BulkSummary, Tally } from '../bulk/bulkResult';
import { type Found, findSubmissions, type Submission } from '../bulk/findSubmissions';
import { totals } from '../bulk/humanReporter';
import { Progress } from '../bulk/progress';
import { type BulkReporter, reporterNames, type ReporterName } from '../bulk/reporter';
import { hashOf, ResumeFile } from '../bulk/resumeFile';
import { parseShard, type Shard, shardOf } from '../bulk/shard';
import { type CliDependencies, gradeLimits, oneOf, type Options, wholeNumber } from './options';
import { exitCodes, printable, type Terminal, UsageError } from './terminal';

const mostWorkers = 256;
const shownIgnored = 10;

interface Request {
  folder: string;
  reporter: ReporterName;
  shard: Shard | undefined;
  workers: number;
  timeoutMs: number;
  seed: number | undefined;
  out: string | undefined;
  resume: string | undefined;
}

/** `grade --all <folder>`: every submission below a folder, on all processors. */
export async function gradeAllCommand(
  args: string[],
  options: Options,
  cli: CliDependencies,
): Promise<number> {
  const request = readRequest(args, options, cli.bulk.cores);
  const { folder, shard } = request;
  const found = await findAll(folder, cli);
  const submissions = shard === undefined ? found.submissions : shardOf(found.submissions, shard);
  const resume = await openOr('--resume', request.resume, (file) => ResumeFile.open(file));
  const output = await openOutput(request.out, cli.terminal);
  try {
    const summary = await gradeAndReport(request, submissions, { resume, output }, cli);
    if (summary.interrupted) sayHowToGoOn(request, cli.terminal);
    if (summary.interrupted) return exitCodes.interrupted;
    const isClean = summary.failed + summary.errors + found.problems.length === 0;
    return isClean ? exitCodes.success : exitCodes.failed;
  } finally {
    await output.close();
    await resume?.close();
  }
}

function readRequest([folder = '']: string[], options: Options, cores: number): Request {
  const reporter = oneOf('reporter', options.reporter, reporterNames);
  const shard = typeof options.shard === 'string' ? parseShard(options.shard) : undefined;
  if (options.shard !== undefined && shard === undefined) {
    const given = printable(String(options.shard));
    throw new UsageError(`--shard must be i/n with 1 <= i <= n, for example 2/4; "${given}" is not`);
  }
  return {
    folder,
    shard,
    reporter: reporter ?? (options.json === true ? 'json' : 'human'),
    workers: wholeNumber('workers', options.workers, 1, mostWorkers) ?? cores,
    ...gradeLimits(options),
    out: fileOption('out', options),
    resume: fileOption('resume', options),
  };
}

function fileOption(name: string, { [name]: value }: Options): string | undefined {
  if (value === '') throw new UsageError(`--${name} must name a file`);
  return value === undefined ? undefined : String(value);
}

async function findAll(folder: string, { content, terminal }: CliDependencies): Promise<Found> {
  const katas = (await content.index()).filter(({ kind }) => kind === 'kata').map(({ id }) => id);
  let found: Found;
  try {
    found = await findSubmissions(folder, katas);
  } catch (error) {
    throw new UsageError(`cannot read the folder ${folder}: ${(error as Error).message}`);
  }
  for (const problem of found.problems) terminal.err(`llm-coach: ${printable(problem)}`);
  if (found.ignored.length > 0) terminal.err(`llm-coach: ${ignoredText(found.ignored)}`);
  if (found.submissions.length > 0) return found;
  const names = katas.map((id) => `${id}.ts`).join(', ');
  throw new UsageError(
    `no submission found below ${folder}; looked at any depth for files that are named after a kata: ${names}`,
  );
}

function ignoredText(ignored: Found['ignored']): string {
  const count = ignored.reduce((sum, one) => sum + one.count, 0);
  const shown = ignored.slice(0, shownIgnored).map(({ name, count, nearest }) => {
    const times = count > 1 ? ` (${count} times)` : '';
    return `  ${printable(name)}${times}${nearest === undefined ? '' : `, nearest: ${nearest}.ts`}`;
  });
  const rest = ignored.length - shown.length;
  if (rest > 0) shown.push(`  … and ${rest} more names`);
  const what = count === 1 ? '1 file is' : `${count} files are`;
  return `${what} named after no kata and ignored:\n${shown.join('\n')}`;
}

async function gradeAndReport(
  { folder, timeoutMs, seed: wanted, workers: most, shard, reporter: name }: Request,
  submissions: readonly Submission[],
  { resume, output }: { resume: ResumeFile | undefined; output: Output },
  cli: CliDependencies,
): Promise<BulkSummary> {
  const seed = wanted ?? resume?.lastSeed ?? cli.drawSeed();
  const reporter = await createReporter(name, submissions, output);
  const progress = new Progress(submissions.length, cli.terminal, cli.now);
  const tally = new Tally();
  const stop = new AbortController();
  const forget = cli.bulk.onInterrupt(() => stop.abort());
  const count = Math.min(most, submissions.length);
  const workers = await Promise.all(Array.from({ length: count }, () => cli.bulk.createWorker()));
  const started = cli.now();
  try {
    await output.write(reporter.begin());
    const notGraded = await bulkGrade(
      { folder, submissions, timeoutMs, seed },
      {
        workers,
        resume,
        hashKata: kataHasher(cli),
        signal: stop.signal,
        async onResult(result, isResumed) {
          tally.add(result, isResumed);
          progress.hide();
          await output.write(reporter.result(result));
          progress.step(result.file);
        },
      },
    );
    progress.hide();
    const part = shard === undefined ? {} : { shard: `${shard.index}/${shard.count}` };
    const durationMs = cli.now() - started;
    const summary = tally.summary({ notGraded, interrupted: stop.signal.aborted, ...part, seed, durationMs });
    await output.write(reporter.end(summary));
    if (name !== 'human' || output.isFile) cli.terminal.err(`llm-coach: ${totals(summary)}`);
    return summary;
  } finally {
    forget();
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

async function createReporter(
  name: ReporterName,
  submissions: readonly Submission[],
  output: Output,
): Promise<BulkReporter> {
  switch (name) {
    case 'human': {
      const { humanReporter } = await import('../bulk/humanReporter');
      return humanReporter(
        submissions.map(({ file }) => file),
        output,
      );
    }
    case 'json':
      return (await import('../bulk/jsonReporter')).jsonReporter();
    case 'junit':
      return (await import('../bulk/junitReporter')).junitReporter();
  }
}

function kataHasher({ content, bulk }: CliDependencies): (kata: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  const engine = { text: undefined as Promise<string> | undefined };
  return (kata) => {
    const hash = known.get(kata) ?? hashKata(kata);
    known.set(kata, hash);
    return hash;
  };
  async function hashKata(kata: string): Promise<string> {
    engine.text ??= bulk.engine();
    return hashOf(JSON.stringify(await content.kata(kata)), await engine.text);
  }
}

/** Where the results go. */
interface Output {
  isFile: boolean;
  colour: boolean;
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

async function openOutput(file: string | undefined, terminal: Terminal): Promise<Output> {
  const handle = await openOr('--out', file, (name) => open(name, 'w'));
  if (handle === undefined) {
    const write = (text: string): Promise<void> => terminal.write(text);
    return { isFile: false, colour: terminal.colour, write, close: () => Promise.resolve() };
  }
  return {
    isFile: true,
    colour: false,
    write: (text) => handle.writeFile(text),
    close: () => handle.close(),
  };
}

async function openOr<T>(
  option: string,
  file: string | undefined,
  openFile: (file: string) => Promise<T>,
): Promise<T | undefined> {
  if (file === undefined) return undefined;
  try {
    return await openFile(path.resolve(file));
  } catch (error) {
    throw new UsageError(`cannot open ${file} (${option}): ${(error as Error).message}`);
  }
}

function sayHowToGoOn({ resume }: Request, terminal: Terminal): void {
  terminal.err(
    resume === undefined
      ? 'llm-coach: interrupted. With --resume <file> the next run could go on from where it was stopped.'
      : `llm-coach: interrupted. The same command with --resume ${resume} goes on from here.`,
  );
}
