import type { Outcome } from './outcome';

/**
 * The first of the wanted functions that a loaded program does not export, with the type of what it exports
 * under that name, if anything. `loaded` is what the sandbox said of the loading; it may be anything.
 */
export function missingExport(
  loaded: Outcome,
  wanted: readonly string[],
): { name: string; found: string | undefined } | undefined {
  const said = loaded.kind === 'value' ? loaded.value : undefined;
  const kinds = (typeof said === 'object' && said !== null ? said : {}) as Record<string, string | undefined>;
  const name = wanted.find((one) => kinds[one] !== 'function');
  return name === undefined ? undefined : { name, found: kinds[name] };
}
