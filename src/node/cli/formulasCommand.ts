import { writeFile } from 'node:fs/promises';
import { sheetMarkdown } from '../../core/formulas/formulaSheet';
import type { CliDependencies, Options } from './options';
import { exitCodes, UsageError } from './terminal';

/** `formulas`: the sheet as Markdown or JSON, or as a page to print. */
export async function formulasCommand(
  _: string[],
  { json, out }: Options,
  { content, terminal }: CliDependencies,
): Promise<number> {
  const formulas = await content.formulas();
  if (json === true) terminal.out(JSON.stringify({ formatVersion: 1, formulas }, undefined, 2));
  if (typeof out === 'string') {
    await write(out, await content.formulaPage());
    terminal.err(`${formulas.length} formulas in ${out}: open it in a browser to read or print it`);
  } else if (json !== true) terminal.out(sheetMarkdown(formulas));
  return exitCodes.success;
}

async function write(file: string, page: string): Promise<void> {
  try {
    await writeFile(file, page);
  } catch (error) {
    throw new UsageError(`--out: cannot write ${file}: ${(error as Error).message}`);
  }
}
