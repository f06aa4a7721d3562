import type { FromPanelMessage, PanelState } from '../../src/protocol/panelMessages';

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** What a view may do beyond drawing itself. */
export interface Host {
  post: (message: FromPanelMessage) => void;
  /** Says it to screen readers, without moving the focus. */
  announce: (text: string) => void;
}

/** A drawn state. It is kept, and updated in place, as long as view and item stay the same. */
export interface View {
  element: HTMLElement;
  heading: HTMLElement;
  /** Said once when the view appears, beside its heading. */
  announcement?: string;
  update(state: PanelState): void;
  /** The extension could not do what was asked last. */
  failed?: () => void;
}

export function connect(): { post: Host['post']; remember: (state: PanelState) => void } {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    // Read by the extension's serializer when VS Code starts again.
    remember: (state) => api.setState({ key: keyOf(state), view: state.view }),
  };
}

function keyOf(state: PanelState): string | undefined {
  if (state.view === 'guide') return `guide/${state.id}`;
  return 'item' in state ? state.item.key : undefined;
}
