import { PeerProcess } from './peerProcess.mjs';
import { save, submissionsOf } from './submissions.mjs';
import { verdictReaders } from './verdicts.mjs';

const startLimitMs = 30_000;
const verdictLimitMs = 10_000;
/** Between two turns: watchers re-arm, a sandbox is started ahead of time. */
const pauseMs = 150;

/**
 * From a saved file to the verdict, with everything started ahead of time. All competitors wait at the same
 * time and take turns, so that noise hits all alike.
 * @param {{ workspaces: import('./workspaces.mjs').Workspaces, competitors: import('./competitors.mjs').Competitor[],
 *   katas: string[], rounds: number, note: (text: string) => void }} task
 */
export async function measureWarm({ workspaces, competitors, katas, rounds, note }) {
  const results = [];
  for (const id of katas) {
    for (const set of ['small', 'authored', 'shipped']) {
      const kata = workspaces.kata(id, set);
      const able = competitors.filter(
        ({ id: name, watch }) => watch && (set !== 'shipped' || name === 'llm-coach'),
      );
      note(`warm: ${id}, ${set} cases`);
      const watchers = able.map((competitor) => new Watcher(competitor, kata, workspaces));
      try {
        for (const watcher of watchers) await watcher.start();
        for (let round = 0; round < rounds; round++)
          for (const watcher of watchers) await watcher.measure(round);
      } finally {
        for (const watcher of watchers) watcher.stop();
      }
      results.push(...watchers.map((watcher) => watcher.result()));
    }
  }
  return results;
}

/** One competitor in watch mode. What goes wrong with it is kept as its problem and stops nobody else. */
class Watcher {
  /** Milliseconds from the save to the verdict, and within our grader. */
  #saveMs = [];
  #callMs = [];
  #problem;
  #process;

  constructor(competitor, kata, workspaces) {
    this.competitor = competitor;
    this.kata = kata;
    this.workspaces = workspaces;
    this.submissions = submissionsOf(kata);
  }

  /** Starts it, and makes sure that it tells a wrong program from a right one. */
  async start() {
    const { competitor, kata, workspaces } = this;
    try {
      const place = workspaces.place(competitor, kata, 'warm', this.submissions.right('first'));
      this.file = place.file;
      this.#process = new PeerProcess(competitor.watch(place), place.folder, workspaces.env);
      await this.#verdict(startLimitMs, 'failed');
      const wrong = await this.#save(this.submissions.wrong('check'));
      if (wrong.failed === 0) throw new Error('it passed a program that is wrong');
      const right = await this.#save(this.submissions.right('check'));
      if (right.failed > 0) throw new Error(`it failed ${right.failed} cases of the model solution`);
    } catch (error) {
      this.#giveUp(error);
    }
  }

  async measure(round) {
    if (this.#problem !== undefined) return;
    try {
      const { ms, callMs, failed } = await this.#save(this.submissions.right(round));
      if (failed > 0) throw new Error(`it failed ${failed} cases of the model solution`);
      this.#saveMs.push(ms);
      if (callMs !== undefined) this.#callMs.push(callMs);
    } catch (error) {
      this.#giveUp(error);
    }
  }

  stop() {
    this.#process?.kill();
  }

  result() {
    const { competitor, kata } = this;
    const common = {
      part: 'warm',
      kata: kata.id,
      set: kata.set,
      cases: kata.total,
      competitor: competitor.id,
    };
    return { ...common, problem: this.#problem, samples: { saveMs: this.#saveMs, callMs: this.#callMs } };
  }

  async #save(text) {
    this.#process.forget();
    const started = save(this.file, text);
    const { found, at } = await this.#verdict(verdictLimitMs);
    return { ...found, ms: at - started };
  }

  async #verdict(limitMs) {
    const read = verdictReaders[this.competitor.verdict];
    const verdict = await this.#process.until((text) => read(text, this.kata.total), limitMs);
    if (verdict === undefined) {
      const why = this.#process.hasEnded ? 'it ended' : `no verdict within ${limitMs / 1000} s`;
      throw new Error(`${why}; it says: ${this.#process.words() || 'nothing'}`);
    }
    await this.#process.quiet(pauseMs);
    return verdict;
  }

  #giveUp(error) {
    this.#problem = error.message;
    this.stop();
  }
}
