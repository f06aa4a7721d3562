import type { ItemKey } from '../../core/content/items';
import type { FromInterviewMessage } from '../../protocol/interviewMessages';
import type { PanelState } from '../../protocol/panelMessages';

/** A surface that has the panel to itself while it is shown, with states and messages of its own. */
export interface PanelSurface {
  /** The item that it is about at the moment, if any. */
  readonly item: ItemKey | undefined;
  state(): Promise<PanelState>;
  receive(message: FromInterviewMessage): Promise<void>;
  /** The panel comes back with what the page remembered: whether that is a view of this surface. */
  restore(view: unknown): boolean;
}
