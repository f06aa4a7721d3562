/** Where the CLI writes. Results go to stdout, everything else to stderr. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether stdout takes colours. */
  colour: boolean;
}

export const exitCodes = { success: 0, failed: 1, usage: 2 } as const;

/** A wrong call: unknown id, bad option, unreadable file. Ends the CLI with exit code 2. */
export class UsageError extends Error {}

/** ANSI colours, or nothing where they are not wanted. */
export function painter({
  colour,
}: Pick<Terminal, 'colour'>): Record<'red' | 'green' | 'yellow' | 'dim' | 'bold', (text: string) => string> {
  const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { red: paint(31), green: paint(32), yellow: paint(33), dim: paint(2), bold: paint(1) };
}
