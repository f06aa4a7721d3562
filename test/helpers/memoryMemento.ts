/** What VS Code keeps for an extension, as text, as it would be on disk. */
export class MemoryMemento {
  readonly values = new Map<string, string>();
  keys = (): string[] => [...this.values.keys()];
  get = <T>(name: string, fallback?: T): T => {
    const text = this.values.get(name);
    return text === undefined ? (fallback as T) : (JSON.parse(text) as T);
  };
  update = (name: string, value: unknown): Promise<void> => {
    if (value === undefined) this.values.delete(name);
    else this.values.set(name, JSON.stringify(value));
    return Promise.resolve();
  };
}
