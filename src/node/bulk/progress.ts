import { printable, type Terminal } from '../cli/terminal';

const statusEveryMs = 100;
const lineEveryMs = 5000;

/** Says on stderr how far a run is: one line that changes on a terminal, a line every few seconds elsewhere. */
export class Progress {
  private done = 0;
  private shownAt: number;
  private isShown = false;

  constructor(
    private readonly total: number,
    private readonly terminal: Pick<Terminal, 'err' | 'status'>,
    private readonly now: () => number,
  ) {
    this.shownAt = now();
  }

  /** Takes the line away before anything else is written to the same terminal. */
  hide(): void {
    if (this.isShown) this.terminal.status?.('');
    this.isShown = false;
  }

  step(file: string): void {
    this.done++;
    const at = this.now();
    const { status } = this.terminal;
    if (at - this.shownAt < (status === undefined ? lineEveryMs : statusEveryMs)) return;
    this.shownAt = at;
    const text = `${this.done} of ${this.total} graded`;
    if (status === undefined) {
      this.terminal.err(`llm-coach: ${text}`);
      return;
    }
    this.isShown = true;
    this.terminal.status?.(`${text}, ${printable(file)}`);
  }
}
