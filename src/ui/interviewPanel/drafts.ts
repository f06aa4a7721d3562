import type * as vscode from 'vscode';

const writeDelayMs = 300;

/** What the candidate has typed and not handed in, kept across panels, windows and restarts. */
export class Drafts {
  private readonly pending = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly memento: vscode.Memento) {}

  get(key: string): string {
    return this.pending.get(key) ?? this.memento.get<string>(storageKey(key), '');
  }

  /** Kept at once, written shortly after: a keystroke must not cost a disk write. */
  set(key: string, text: string): void {
    this.pending.set(key, text);
    this.timer ??= setTimeout(() => void this.flush(), writeDelayMs);
  }

  /** Writes what is pending; also when the panel closes. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const entries = [...this.pending];
    await Promise.all(
      entries.map(([key, text]) => this.memento.update(storageKey(key), text === '' ? undefined : text)),
    );
    for (const [key, text] of entries) if (this.pending.get(key) === text) this.pending.delete(key);
  }

  dispose(): void {
    void this.flush();
  }
}

function storageKey(key: string): string {
  return `draft:${key}`;
}
