import { drillJson, drillMarkdown, drillText } from '../../core/drills/drillReport';
import { drawDrill } from '../../core/drills/drawDrill';
import { drillOf } from '../../core/drills/drills';
import { gradeDrill } from '../../core/drills/gradeDrill';
import { readQuantity } from '../../core/drills/quantity';
import { type CliDependencies, findEntry, type Options, wholeNumber } from './options';
import { exitCodes, UsageError } from './terminal';

/** Numbers of design drills need the same library of units. */
export { checkNumber } from '../../core/staged/checkNumber';

/** `drill <drill-id>`: asks one instance, or grades the answer that was given to it. */
export async function drillCommand(
  [id = '']: string[],
  options: Options,
  cli: CliDependencies,
): Promise<number> {
  const entry = await findEntry(cli.content, id, ['drill']);
  const drill = drillOf(entry.id);
  if (drill === undefined) throw new UsageError(`the drill "${id}" is not part of this version`);
  const drawn = drawDrill(drill, wholeNumber('seed', options.seed, 0, 2 ** 31 - 1) ?? cli.drawSeed());
  const given = typeof options.answer === 'string' ? options.answer : undefined;
  const read = given === undefined ? undefined : readQuantity(given, drill.unit);
  if (read?.ok === false) throw new UsageError(`--answer: ${read.message}`);
  const graded = read && { given: given ?? '', read, verdict: gradeDrill(drawn, read.value) };
  cli.terminal.out(
    options.json === true ? JSON.stringify(drillJson(drawn, graded), undefined, 2) : drillText(drawn, graded),
  );
  return exitCodes.success;
}

/** A drill as Markdown: what it asks, by an example. */
export function showDrill(id: string): string {
  const drill = drillOf(id);
  return drill === undefined ? '' : drillMarkdown(drill);
}
