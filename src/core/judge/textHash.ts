/** A short name for a text (FNV-1a, 8 hex digits): tells versions apart, and protects nothing. */
export function textHash(text: string): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, '0');
}
