// Ids that a page makes itself, so that a message sent twice is shown once.

/** Makes a random UUID; `crypto.randomUUID` would do it, but not on a page without https. */
export function newMessageId(random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const bytes = [...random];
  // Version 4, variant 10 (RFC 9562, 5.4).
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
