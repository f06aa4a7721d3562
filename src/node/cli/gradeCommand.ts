import { type CliDependencies, findEntry, gradeLimits, type Options, readText } from './options';
import { exitCodes } from './terminal';

/** `grade <kata-id> <file.ts>`: one submission. */
export async function gradeCommand(
  [id = '', file = '']: string[],
  options: Options,
  cli: CliDependencies,
): Promise<number> {
  const { timeoutMs, seed } = gradeLimits(options);
  // a process start is the dearest part of a cold grade: begin with it, and load the rest meanwhile
  const runner = cli.createRunner();
  try {
    runner.warm();
    const entry = await findEntry(cli.content, id, ['kata']);
    const source = await readText(file);
    const { KataGrader } = await import('../../core/katas/kataGrader');
    const grader = new KataGrader(cli.content, runner, cli.drawSeed);
    const report = await grader.grade(entry.id, source, { timeoutMs, seed, now: cli.now });
    if (report === undefined) return exitCodes.failed;
    if (options.json === true) cli.terminal.out(JSON.stringify(report, undefined, 2));
    else {
      const { gradeText } = await import('./gradeText');
      cli.terminal.out(gradeText(report, cli.terminal, file));
    }
    return report.status === 'passed' ? exitCodes.success : exitCodes.failed;
  } finally {
    runner.dispose();
  }
}
