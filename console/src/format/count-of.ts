// A number with its noun.

/** Says a count in words that agree with it, for example `1 topic` and `2 topics`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
