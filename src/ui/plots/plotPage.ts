import type * as vscode from 'vscode';
import type { Choices } from '../../core/plots/plot';
import { plots, plotState } from '../../core/plots/plots';
import type { FromPlotMessage, PlotState } from '../../protocol/plotMessages';
import type { PracticeBasis } from '../practice/practiceBasis';

const storageKey = 'plots';

interface Kept {
  id: string;
  choices: Record<string, Choices>;
}

/** The what-if plots on the panel. The plot and its choices are there again after a reload. */
export class PlotPage {
  constructor(
    private readonly basis: Pick<PracticeBasis, 'sources'>,
    private readonly memento: vscode.Memento,
  ) {}

  async state(): Promise<PlotState> {
    const { id, choices } = this.kept();
    return plotState(id, choices[id] ?? {}, await this.basis.sources());
  }

  /** Shows a plot; ids that are not known change nothing. */
  async open(id: string): Promise<void> {
    if (plots.some((plot) => plot.id === id)) await this.memento.update(storageKey, { ...this.kept(), id });
  }

  async receive(message: FromPlotMessage): Promise<void> {
    if (message.type === 'plotOpen') return this.open(message.id);
    const { id, choices } = this.kept();
    if (message.id !== id) return; // of a plot that is not shown any more
    const own = { ...choices[id], [message.control]: message.value };
    await this.memento.update(storageKey, { id, choices: { ...choices, [id]: own } } satisfies Kept);
  }

  private kept(): Kept {
    const { id, choices } = this.memento.get<Partial<Kept>>(storageKey) ?? {};
    return { id: id ?? plots[0]?.id ?? '', choices: choices ?? {} };
  }
}
