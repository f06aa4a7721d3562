import { scoreAnswer } from '../../core/answers/scoreAnswer';
import { answerText } from './answerText';
import { type CliDependencies, findEntry, type Options, readText } from './options';
import { exitCodes, UsageError } from './terminal';

/** `answer <question-id> <file | ->`: the offline check of an answer. */
export async function answerCommand(
  [id = '', file = '']: string[],
  { json }: Options,
  cli: CliDependencies,
): Promise<number> {
  const entry = await findEntry(cli.content, id, ['question']);
  const question = await cli.content.question(entry.id);
  if (question === undefined) throw new UsageError(`the question "${id}" cannot be read`);
  const given = file === '-' ? await cli.readStdin() : await readText(file);
  const report = scoreAnswer(question, given);
  cli.terminal.out(
    json === true ? JSON.stringify(report, undefined, 2) : answerText(report, given, cli.terminal),
  );
  return exitCodes.success;
}
