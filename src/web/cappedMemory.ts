const pagesPerMegabyte = 16;
const initialMegabytes = 16;

/**
 * The engine's whole memory: heap, buffers, stack and the engine itself. The platform holds the maximum, so
 * that not even a broken engine gets more.
 */
export class CappedMemory {
  readonly memory: WebAssembly.Memory;
  /** Whether the engine asked for memory that it could not have, and got no smaller piece instead. */
  isExhausted = false;

  constructor(megabytes: number) {
    this.memory = new WebAssembly.Memory({
      initial: initialMegabytes * pagesPerMegabyte,
      maximum: Math.max(megabytes, initialMegabytes) * pagesPerMegabyte,
    });
    // a program can catch the engine's own error, but it cannot undo what is noted here
    const grow = this.memory.grow.bind(this.memory);
    this.memory.grow = (pages) => {
      this.isExhausted = true;
      const before = grow(pages);
      this.isExhausted = false;
      return before;
    };
  }
}
