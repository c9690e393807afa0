// An instant as a text says it that nobody shows in a reader's own zone: `2026-11-28 15:00 UTC`.

/** Says an instant to the minute. */
export function instantInWords(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
