import type { KataRunner, SandboxEnd } from '../../core/ports';

/** Starts the next sandbox as soon as a run has taken the waiting one, so that no run waits for a start. */
export class WarmAhead implements KataRunner {
  constructor(private readonly runner: KataRunner) {}

  run(...run: Parameters<KataRunner['run']>): Promise<SandboxEnd> {
    const ending = this.runner.run(...run);
    this.runner.warm();
    return ending;
  }

  warm(): void {
    this.runner.warm();
  }

  dispose(): void {
    this.runner.dispose();
  }
}
