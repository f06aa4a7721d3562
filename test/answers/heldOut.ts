/** Whether a text is in the third that nobody looks at; FNV-1a, so that whoever adds one cannot choose its set. */
export function isHeldOut(name: string): boolean {
  let value = 0x811c9dc5;
  for (const character of name) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value % 3 === 0;
}
