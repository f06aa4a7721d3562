/**
 * Puts results that arrive in any order back into their order, and holds back whoever runs too far ahead, so
 * that what waits stays bounded.
 */
export class OrderedResults<T> {
  private readonly waiting = new Map<number, T>();
  private readonly blocked: { at: number; go: () => void }[] = [];
  private next = 0;
  private writing: Promise<void> = Promise.resolve();

  /**
   * @param write gets every result, in order, one at a time
   * @param window how far a result may be ahead of the first one that is missing
   */
  constructor(
    private readonly write: (result: T) => Promise<void>,
    private window: number,
  ) {}

  /** Resolves when the result of this place would be within the window. */
  room(at: number): Promise<void> {
    if (at < this.next + this.window) return Promise.resolve();
    return new Promise((go) => this.blocked.push({ at, go }));
  }

  /** Resolves when everything that is due is written. */
  put(at: number, result: T): Promise<void> {
    this.waiting.set(at, result);
    this.writing = this.writing.then(() => this.writeDue());
    return this.writing;
  }

  /** Holds nobody back any more: some places will never be filled. */
  release(): void {
    this.window = Infinity;
    for (const { go } of this.blocked.splice(0)) go();
  }

  /** Writes what waits behind places that will never be filled. */
  async flush(): Promise<void> {
    await this.writing;
    for (const [, result] of [...this.waiting].sort(([a], [b]) => a - b)) await this.write(result);
    this.waiting.clear();
  }

  private async writeDue(): Promise<void> {
    for (let due = this.waiting.get(this.next); due !== undefined; due = this.waiting.get(this.next)) {
      this.waiting.delete(this.next++);
      await this.write(due);
    }
    const isFree = ({ at }: { at: number }): boolean => at < this.next + this.window;
    for (const { go } of this.blocked.filter(isFree)) go();
    this.blocked.splice(0, this.blocked.length, ...this.blocked.filter((one) => !isFree(one)));
  }
}
