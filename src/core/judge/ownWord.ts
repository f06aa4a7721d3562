import type { PointStatus } from '../answers/scoreAnswer';
import type { Judge } from '../../protocol/answerMessages';

/** What the candidate has said of an answer in the self-check, by ids of points and traps. A "no" is no more than that nothing was noticed. */
export interface OwnWord {
  points: ReadonlyMap<string, 'found' | 'partial'>;
  /** Whether a trap was meant. */
  traps: ReadonlyMap<string, boolean>;
}

export const noWord: OwnWord = { points: new Map(), traps: new Map() };

interface Checked {
  points: readonly { id: string; status: PointStatus; judge: Judge }[];
  traps: readonly { id: string; standing: 'possible' | 'confirmed' | 'denied' }[];
}

/** The candidate's part of an answer that has gone through the self-check. */
export function ownWord({ points, traps }: Checked): OwnWord {
  const said = points.flatMap(({ id, status, judge }) =>
    judge.by === 'you' && (status === 'found' || status === 'partial') ? [[id, status] as const] : [],
  );
  const meant = traps.flatMap(({ id, standing }) =>
    standing === 'possible' ? [] : [[id, standing === 'confirmed'] as const],
  );
  return { points: new Map(said), traps: new Map(meant) };
}
