import type * as vscode from 'vscode';
import type * as drillPractice from '../../core/drills/drillPractice';
import type { ContentSource } from '../../core/ports';
import { headerView, linkedItems, sourceView } from '../../core/practice/panelViews';
import type { Recorder } from '../../core/practice/recorder';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { DrillState, FromDrillMessage } from '../../protocol/drillMessages';

export interface DrillPageServices {
  content: ContentSource;
  store: ProgressStore;
  recorder: Recorder;
  memento: vscode.Memento;
  draftOf: (key: string) => string;
  /** Loads the drills with their library of units when the first one is asked. */
  loadDrills: () => typeof drillPractice;
  drawSeed: () => number;
}

/** The draw of a drill that is open, and the answer to it once there is one. */
interface OpenDraw {
  seed: number;
  given?: string;
}

/** Drills on the panel. What was drawn and answered is there again after a reload. */
export class DrillPage {
  private readonly problems = new Map<string, string>();

  constructor(private readonly services: DrillPageServices) {}

  /** Undefined when there is no such drill in this version. */
  async state(id: string): Promise<DrillState | undefined> {
    const { content, store, draftOf, loadDrills } = this.services;
    const draw = this.drawOf(id);
    const drills = loadDrills();
    const index = await content.index();
    const asked = drills.askDrill(id, draw.seed);
    const entry = index.find((one) => one.kind === 'drill' && one.id === id);
    if (asked === undefined || entry === undefined) return undefined;
    const state: DrillState = {
      view: 'drill',
      item: headerView(entry, store.of(`drill/${id}`)),
      seed: draw.seed,
      prompt: asked.prompt,
      unit: asked.unit,
      draft: draw.given ?? draftOf(`drill/${id}`),
      streak: store.of(`drill/${id}`)?.streak ?? 0,
      sources: asked.drill.sources.map(sourceView),
      related: linkedItems(entry.related, index),
    };
    const problem = this.problems.get(id);
    if (problem !== undefined) return { ...state, problem };
    const answered = draw.given === undefined ? undefined : drills.answerDrill(id, draw.seed, draw.given);
    return answered !== undefined && 'result' in answered ? { ...state, result: answered.result } : state;
  }

  /** Opens a draw that was answered elsewhere, for the page to show what became of it. */
  async review(id: string, seed: number, given: string | undefined): Promise<void> {
    this.problems.delete(id);
    await this.keep(id, given === undefined ? { seed } : { seed, given });
  }

  async receive(message: FromDrillMessage): Promise<void> {
    const id = message.key.replace('drill/', '');
    this.problems.delete(id);
    if (message.type === 'drillAgain') return this.keep(id, { seed: this.services.drawSeed() });
    const draw = this.drawOf(id);
    if (draw.given !== undefined) return; // an answered draw is answered
    const answered = this.services.loadDrills().answerDrill(id, draw.seed, message.text);
    if (answered === undefined) return;
    if ('problem' in answered) {
      this.problems.set(id, answered.problem);
      return;
    }
    const { correct, misconception } = answered.verdict;
    await this.keep(id, { seed: draw.seed, given: message.text });
    await this.services.recorder.drill(id, {
      seed: draw.seed,
      given: message.text,
      correct,
      misconception: misconception?.id,
    });
  }

  private drawOf(id: string): OpenDraw {
    const known = this.services.memento.get<OpenDraw>(storageKey(id));
    if (known !== undefined && Number.isInteger(known.seed)) return known;
    const draw = { seed: this.services.drawSeed() };
    void this.keep(id, draw);
    return draw;
  }

  private async keep(id: string, draw: OpenDraw): Promise<void> {
    await this.services.memento.update(storageKey(id), draw);
  }
}

function storageKey(id: string): string {
  return `drill:${id}`;
}
