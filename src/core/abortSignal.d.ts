// Cancellation exists on every platform that the core runs on, but is not part of the language's own library.
interface AbortSignal {
  readonly aborted: boolean;
}
declare const AbortSignal: { any(signals: AbortSignal[]): AbortSignal };
declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}
