import type { InterviewState } from './interviewState';
import { restoreInterview, saveInterview } from './savedInterview';

/** The interview under way, and the latest one that is finished. */
export type InterviewSlot = 'interview' | 'debrief';

/** Where interviews are kept. A text is there whole or not at all. */
export interface InterviewStorage {
  /** Undefined when there is none. */
  read(slot: InterviewSlot): Promise<string | undefined>;
  /** Undefined removes it. */
  write(slot: InterviewSlot, text: string | undefined): Promise<void>;
}

export type StoredInterview =
  | { kind: 'none' }
  | { kind: 'found'; state: InterviewState }
  /** Another window runs it right now. */
  | { kind: 'elsewhere'; state: InterviewState }
  /** A sentence for the user. */
  | { kind: 'unusable'; message: string };

/** A window that runs an interview writes at least this often. */
const signOfLifeMs = 30_000;

/**
 * Keeps interviews over reloads and crashes: after every action the whole state is written, the latest one as
 * soon as the one before it is.
 */
export class InterviewStore {
  private readonly waiting = new Map<InterviewSlot, string | undefined>();
  private writing: Promise<void> | undefined;
  private hasFailed = false;

  /**
   * @param window names this window, over reloads too
   * @param onProblem is told when something could not be written
   */
  constructor(
    private readonly storage: InterviewStorage,
    private readonly window: string,
    private readonly onProblem: (reason: string) => void,
  ) {}

  save(slot: InterviewSlot, state: InterviewState | undefined): void {
    const stored = state === undefined ? undefined : { ...state, window: this.window };
    this.waiting.set(slot, stored && saveInterview(stored));
    this.writing ??= this.writeAll();
  }

  /** The latest could not be written: what is stored is older than what is in memory. */
  get isBehind(): boolean {
    return this.hasFailed;
  }

  /** Resolves when all that was saved is written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  /** @param at milliseconds since 1970 */
  async load(slot: InterviewSlot, at: number): Promise<StoredInterview> {
    await this.settled();
    const text = await this.storage.read(slot);
    if (text === undefined) return { kind: 'none' };
    const restored = restoreInterview(text, at);
    if (!restored.ok) return { kind: 'unusable', message: restored.message };
    return { kind: this.runsElsewhere(text, at) ? 'elsewhere' : 'found', state: restored.state };
  }

  private runsElsewhere(text: string, at: number): boolean {
    const { status, lastAt, window } = JSON.parse(text) as InterviewState & { window?: string };
    return status === 'running' && window !== this.window && Math.abs(at - lastAt) < signOfLifeMs;
  }

  private async writeAll(): Promise<void> {
    for (const [slot, text] of this.waiting) {
      this.waiting.delete(slot);
      try {
        await this.storage.write(slot, text);
        this.hasFailed = false;
      } catch (error) {
        this.hasFailed = true;
        this.onProblem(error instanceof Error ? error.message : String(error));
      }
    }
    this.writing = undefined;
  }
}
