import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { CliDependencies, Command, Options } from './options';
import { exitCodes, UsageError } from './terminal';

export const usage = `Usage:
  llm-coach list [--kind K] [--topic T] [--json]
  llm-coach show <id> [--kind K]                    the item as Markdown, no solutions
  llm-coach new <kata-id> [folder]                  writes the stub; never overwrites
  llm-coach grade <kata-id> <file.ts> [--json] [--timeout ms] [--seed n]
  llm-coach grade --all <folder> [options]          every submission <anything>/<kata-id>.ts
      --reporter human|json|junit   --out file      how and where the results are written
      --shard i/n   --workers n                     only the i-th of n parts; how many at a time
      --resume file                                 goes on where an earlier run with this file stopped
      --timeout ms   --seed n                       limit of a case; seed of the random cases, one for all
  llm-coach answer <question-id | design-id> <file.md | -> [--json]
  llm-coach drill <drill-id> [--seed n] [--answer "1.34 GB"] [--json]
  llm-coach guide [id]                              a guide as Markdown; without an id, which there are
  llm-coach formulas [--out file.html] [--json]     the formula sheet; as a page to print with --out
  llm-coach validate <pack-folder> [--json]         checks questions, flashcards, katas and traps of a pack

Exit codes: 0 success (grade: all passed), 1 the work failed, 2 usage error, unknown id, unreadable file or
nothing to grade, 130 interrupted.`;

interface CommandLine {
  /** Commands load what they need when they are called: a grade must not wait for the answer checker. */
  load: (cli: CliDependencies) => Promise<Command>;
  options: NonNullable<ParseArgsConfig['options']>;
  args: [number, number];
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const commands: Record<string, CommandLine> = {
  list: {
    load: async () => (await import('./itemCommands')).list,
    options: { kind: text, topic: text, json: flag },
    args: [0, 0],
  },
  show: { load: async () => (await import('./itemCommands')).show, options: { kind: text }, args: [1, 1] },
  new: { load: async () => (await import('./itemCommands')).writeStub, options: {}, args: [1, 2] },
  grade: {
    load: async () => (await import('./gradeCommand')).gradeCommand,
    options: { json: flag, timeout: text, seed: text },
    args: [2, 2],
  },
  'grade --all': {
    load: async () => (await import('./gradeAllCommand')).gradeAllCommand,
    options: {
      all: flag,
      json: flag,
      timeout: text,
      seed: text,
      reporter: text,
      out: text,
      shard: text,
      workers: text,
      resume: text,
    },
    args: [1, 1],
  },
  validate: {
    load: async () => (await import('./itemCommands')).validate,
    options: { json: flag },
    args: [1, 1],
  },
  drill: {
    load: (cli) => Promise.resolve(cli.loadDrills().drillCommand),
    options: { json: flag, seed: text, answer: text },
    args: [1, 1],
  },
  guide: { load: async () => (await import('./guideCommand')).guideCommand, options: {}, args: [0, 1] },
  formulas: {
    load: async () => (await import('./formulasCommand')).formulasCommand,
    options: { json: flag, out: text },
    args: [0, 0],
  },
  answer: {
    load: async () => (await import('./answerCommand')).answerCommand,
    options: { json: flag },
    args: [2, 2],
  },
};

/** Runs one command line and returns its exit code. */
export async function runCli(argv: string[], cli: CliDependencies): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || argv.some((word) => word === '--help' || word === '-h')) {
    cli.terminal.out(usage);
    return name === undefined ? exitCodes.usage : exitCodes.success;
  }
  try {
    const isAll = name === 'grade' && rest.includes('--all');
    const key = isAll ? 'grade --all' : name;
    const command = Object.hasOwn(commands, key) ? commands[key] : undefined;
    if (command === undefined) throw new UsageError(`there is no command "${name}"\n\n${usage}`);
    const { positionals, values } = parse(rest, command.options);
    const [least, most] = command.args;
    if (positionals.length < least || positionals.length > most)
      throw new UsageError(`wrong number of arguments\n\n${usage}`);
    const run = await command.load(cli);
    return await run(positionals, values, cli);
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
