import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { flashcardMarkdown, kataMarkdown, questionMarkdown } from '../../core/content/itemMarkdown';
import { itemKinds } from '../../core/content/items';
import { topicIds } from '../../core/content/topics';
import { type CliDependencies, findEntry, oneOf, type Options } from './options';
import { exitCodes, UsageError } from './terminal';

export async function list(
  _args: string[],
  options: Options,
  { content, terminal }: CliDependencies,
): Promise<number> {
  const kind = oneOf('kind', options.kind, itemKinds);
  const topic = oneOf('topic', options.topic, topicIds);
  const index = await content.index();
  const items = index.filter(
    (entry) => (kind === undefined || entry.kind === kind) && (topic === undefined || entry.topic === topic),
  );
  if (options.json === true) {
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

export async function show([id = '']: string[], options: Options, cli: CliDependencies): Promise<number> {
  const kind = oneOf('kind', options.kind, itemKinds);
  const entry = await findEntry(cli.content, id, kind === undefined ? undefined : [kind]);
  if (entry.kind === 'question') {
    const question = await cli.content.question(entry.id);
    if (question !== undefined) cli.terminal.out(questionMarkdown(question));
  } else if (entry.kind === 'flashcard') {
    const card = await cli.content.flashcard(entry.id);
    if (card !== undefined) cli.terminal.out(flashcardMarkdown(card));
  } else if (entry.kind === 'kata') {
    const kata = await cli.content.kata(entry.id);
    if (kata !== undefined) cli.terminal.out(kataMarkdown(kata.meta));
  } else if (entry.kind === 'design') {
    const design = await cli.content.design(entry.id);
    const { designMarkdown } = await import('../../core/staged/designReport');
    if (design !== undefined) cli.terminal.out(designMarkdown(design));
  } else if (entry.kind === 'drill') cli.terminal.out(cli.loadDrills().showDrill(entry.id));
  return exitCodes.success;
}

export async function writeStub(
  [id = '', folder = '.']: string[],
  _options: Options,
  { content, terminal }: CliDependencies,
): Promise<number> {
  const entry = await findEntry(content, id, ['kata']);
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

export async function validate(
  [folder = '']: string[],
  { json }: Options,
  cli: CliDependencies,
): Promise<number> {
  const onProgress = (line: string): void => cli.terminal.err(line);
  const verdict = await cli.checkPack(folder, { json: json === true, onProgress });
  if ('unreadable' in verdict) throw new UsageError(verdict.unreadable);
  cli.terminal.out(verdict.text);
  return verdict.ok ? exitCodes.success : exitCodes.failed;
}
