// Values that may stand once only.
import type { Findings } from './findings.ts';
import { formatPath, type ConfigPath } from './format-path.ts';

/** A value that may stand once, and where it stands. */
export interface UniqueValue {
  readonly path: ConfigPath;
  /** Absent where there is none, or where it is faulty. */
  readonly value: string | undefined;
}

/** Reports every value that stood before; `what` says what it is taken for, such as "the name". */
export function reportRepeats(values: readonly UniqueValue[], what: string, findings: Findings): void {
  const firstPaths = new Map<string, ConfigPath>();
  for (const { path, value } of values) {
    if (value === undefined) continue;
    const first = firstPaths.get(value);
    if (first === undefined) firstPaths.set(value, path);
    else findings.report(path, `${what} is taken: ${formatPath(first)}${lineOf(first, findings)} has it already`);
  }
}

function lineOf(path: ConfigPath, findings: Findings): string {
  const place = findings.placeOf(path);
  return place?.kind === 'file' ? ` (line ${place.value.line})` : '';
}
