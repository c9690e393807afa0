// One measured figure, what was promised of it, and how many of them become one.

/** What was measured, and the figure with its unit. */
export interface BenchFigure {
  readonly what: string;
  readonly value: string;
  readonly target?: Target;
}

/** What was promised, and whether it is kept. */
export interface Target {
  readonly text: string;
  readonly isMet: boolean;
}

/** Makes a figure of a duration that must stay under a limit. */
export function under(what: string, measuredMs: number, limitMs: number): BenchFigure {
  return { what, value: milliseconds(measuredMs), target: { text: `under ${limitMs} ms`, isMet: measuredMs < limitMs } };
}

/** Returns the value below which a share (0 to 1) of the measured values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Writes milliseconds for a table. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 0)} ms`;
}
