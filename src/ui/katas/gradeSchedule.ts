/** A clock that calls back, so that tests need not wait. Milliseconds. */
export interface Timers {
  /** Calls `run` once after `ms`; the function that is returned prevents that. */
  after(ms: number, run: () => void): () => void;
}

export const gradeDelays = {
  /** After the last keystroke, while the text is a program. */
  typing: 300,
  /** After the last keystroke, while it is not one: half-typed code is not called wrong at once. */
  incomplete: 1000,
};

/** Decides when text that is being typed is graded, file by file. */
export class GradeSchedule {
  private readonly waiting = new Map<string, () => void>();

  /**
   * @param isProgram whether the file's text compiles now
   * @param grade called at most once per pause in typing
   */
  constructor(
    private readonly timers: Timers,
    private readonly isProgram: (file: string) => boolean,
    private readonly grade: (file: string) => void,
  ) {}

  /** The file's text has changed. */
  touch(file: string): void {
    this.drop(file);
    this.wait(file, gradeDelays.typing, () => {
      if (this.isProgram(file)) this.grade(file);
      else this.wait(file, gradeDelays.incomplete - gradeDelays.typing, () => this.grade(file));
    });
  }

  /** Nothing needs to be graded any more: it happens for another reason, or the file is gone. */
  drop(file: string): void {
    this.waiting.get(file)?.();
    this.waiting.delete(file);
  }

  dispose(): void {
    for (const cancel of this.waiting.values()) cancel();
    this.waiting.clear();
  }

  private wait(file: string, ms: number, run: () => void): void {
    const cancel = this.timers.after(ms, () => {
      this.waiting.delete(file);
      run();
    });
    this.waiting.set(file, cancel);
  }
}
