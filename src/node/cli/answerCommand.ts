import { scoreAnswer } from '../../core/answers/scoreAnswer';
import { answerText, designText } from './answerText';
import { type CliDependencies, findEntry, type Options, readText } from './options';
import { exitCodes, UsageError } from './terminal';

/** `answer <question-id | design-id> <file | ->`: the offline check of an answer. */
export async function answerCommand(
  [id = '', file = '']: string[],
  { json }: Options,
  cli: CliDependencies,
): Promise<number> {
  const entry = await findEntry(cli.content, id, ['question', 'design']);
  if (entry.kind === 'design') return answerDesign(entry.id, file, json === true, cli);
  const question = await cli.content.question(entry.id);
  if (question === undefined) throw new UsageError(`the question "${id}" cannot be read`);
  const given = await readGiven(file, cli);
  const report = scoreAnswer(question, given);
  cli.terminal.out(
    json === true ? JSON.stringify(report, undefined, 2) : answerText(report, given, cli.terminal),
  );
  return exitCodes.success;
}

async function answerDesign(id: string, file: string, json: boolean, cli: CliDependencies): Promise<number> {
  const design = await cli.content.design(id);
  if (design === undefined) throw new UsageError(`the design drill "${id}" cannot be read`);
  const given = await readGiven(file, cli);
  const { designReport } = await import('../../core/staged/designReport');
  const report = designReport(design, given, cli.loadDrills().checkNumber);
  cli.terminal.out(json ? JSON.stringify(report, undefined, 2) : designText(report, given, cli.terminal));
  return exitCodes.success;
}

function readGiven(file: string, { readStdin }: CliDependencies): Promise<string> {
  return file === '-' ? readStdin() : readText(file);
}
