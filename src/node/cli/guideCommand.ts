import { distance } from 'fastest-levenshtein';
import { guideMarkdown } from '../../core/content/guides';
import type { CliDependencies, Options } from './options';
import { exitCodes, UsageError } from './terminal';

/** `guide`: which guides there are, or one of them as Markdown. */
export async function guideCommand(
  [id]: string[],
  _: Options,
  { content, terminal }: CliDependencies,
): Promise<number> {
  const guides = await content.guides();
  if (id === undefined) {
    const width = Math.max(...guides.map((guide) => guide.id.length));
    for (const guide of guides) terminal.out(`${guide.id.padEnd(width)}  ${guide.summary}`);
    return exitCodes.success;
  }
  const found = guides.find((guide) => guide.id === id);
  if (found === undefined) {
    const nearest = [...guides].sort((a, b) => distance(a.id, id) - distance(b.id, id))[0];
    const advice = nearest === undefined ? '' : `; did you mean "${nearest.id}"?`;
    throw new UsageError(`there is no guide "${id}"${advice}`);
  }
  terminal.out(guideMarkdown(found));
  return exitCodes.success;
}
