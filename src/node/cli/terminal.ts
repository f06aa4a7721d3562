/** Where the CLI writes. Results go to stdout, everything else to stderr. */
export interface Terminal {
  /** Writes a line to stdout. */
  out(text: string): void;
  /** Writes text to stdout as it is; resolves when there is room for more. */
  write(text: string): Promise<void>;
  /** Writes a line to stderr. */
  err(text: string): void;
  /** Replaces the last line on stderr; absent where stderr is no terminal. */
  status?(text: string): void;
  /** Whether stdout takes colours. */
  colour: boolean;
}

export const exitCodes = { success: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** A wrong call: unknown id, bad option, unreadable file. Ends the CLI with exit code 2. */
export class UsageError extends Error {}

type Paint = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** ANSI colours, or nothing where they are not wanted. */
export function painter({ colour }: Pick<Terminal, 'colour'>): Record<Paint, (text: string) => string> {
  const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { red: paint(31), green: paint(32), yellow: paint(33), dim: paint(2), bold: paint(1) };
}

/**
 * Text that came from a submission, safe to show: whatever could move the cursor, recolour the screen or
 * reorder letters is written as an escape. Line breaks and tabs stay.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
