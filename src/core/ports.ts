import type { SandboxCase, SandboxJob } from '../protocol/sandboxMessages';
import type { Guide } from './content/guides';
import type { Flashcard, IndexEntry, ItemKey, Question } from './content/items';
import type { Design } from './content/design';
import type { FormulaEntry } from './formulas/formulaSheet';
import type { JudgeReply } from './judge/judgeFailure';
import type { JudgePrompt } from './judge/judgePrompt';
import type { CompiledKata } from './katas/compiledKata';
import type { CaseRecord } from './katas/outcome';
import type { ProgressBody, ProgressEvent } from './progress/events';
import type { LogBase } from './progress/logBase';

/** How a run of a kata program ended. Cases reported before the end keep their records. */
export type SandboxEnd =
  | { kind: 'finished' }
  | { kind: 'timeout' }
  | { kind: 'out-of-memory' }
  | { kind: 'crashed'; detail: string }
  | { kind: 'cancelled' };

/** Runs kata programs where they can do no harm. */
export interface KataRunner {
  /**
   * Runs one job in a sandbox of its own. `onRecord` gets the record of the loading first (index -1), then
   * one record per case, in order. A job that ends early leaves the remaining cases without a record.
   * @param more asked whenever all cases so far are reported: the cases to run next in the same realm, which
   *   go on counting; none ends the run
   */
  run(
    job: SandboxJob,
    onRecord: (index: number, record: CaseRecord) => void,
    signal?: AbortSignal,
    more?: () => SandboxCase[] | Promise<SandboxCase[]>,
  ): Promise<SandboxEnd>;
  /** Prepares a sandbox ahead of the next run. */
  warm(): void;
  dispose(): void;
}

/** Where compiled content comes from. Bodies are read when they are asked for. */
export interface ContentSource {
  index(): Promise<IndexEntry[]>;
  /** Undefined when there is no such item. */
  question(id: string): Promise<Question | undefined>;
  flashcard(id: string): Promise<Flashcard | undefined>;
  kata(id: string): Promise<CompiledKata | undefined>;
  design(id: string): Promise<Design | undefined>;
}

/** The formula sheet of the compiled content. */
export interface FormulaSource {
  formulas(): Promise<FormulaEntry[]>;
  /** The sheet as an HTML file. */
  formulaPage(): Promise<string>;
}

/** The guides of the compiled content. */
export interface GuideSource {
  guides(): Promise<Guide[]>;
}

/** What reading the logs found: every event, and every line that could not be used. */
export interface LoadedEvents {
  /** What the older events add up to, in a long log; `events` holds those after it. */
  base?: LogBase;
  events: ProgressEvent[];
  /** Readable sentences, each with file and line. */
  problems: string[];
  /** Why some of the events are in memory only. */
  unsaved?: string;
}

/** What became of an event that was to be written. */
export interface Appended {
  event: ProgressEvent;
  /** Why it is not on disk. The log keeps it, returns it with `load`, and tries again with the next event. */
  unsaved?: string;
}

/** An append-only log of what the user did. */
export interface EventLog {
  /** The same object as before when nothing has been written since by anybody. */
  load(): Promise<LoadedEvents>;
  /** Resolves when the event is on disk, or is kept in memory because it cannot be written. */
  append(item: ItemKey, body: ProgressBody, at: number): Promise<Appended>;
}

/** A language model that can be asked for a second opinion. */
export interface JudgePort {
  /** As the user knows it. */
  readonly name: string;
  /**
   * Sends a prompt and reads the reply. Everything that goes wrong is part of the result.
   * @param onText gets all that has come so far, whenever more has come
   */
  ask(prompt: JudgePrompt, onText: (soFar: string) => void, signal: AbortSignal): Promise<JudgeReply>;
}
