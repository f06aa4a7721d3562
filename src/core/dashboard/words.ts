/** `42%` of a share of 1. */
export function percentText(share: number): string {
  return `${Math.round(100 * share)}%`;
}

/** `3 h 05 min`, `12 min`; whole minutes. */
export function hoursText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}
