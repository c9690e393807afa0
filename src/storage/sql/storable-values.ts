// Every text passes through its storable form on the way in and out; every runner does this, so no column can be forgotten.
import { fromStorableText, toStorableText } from './storable-text.ts';

/** Returns the parameters as a database keeps them. */
export function toStorableParameters<Value>(parameters: readonly Value[]): (Value | string)[] {
  return parameters.map((parameter) => (typeof parameter === 'string' ? toStorableText(parameter) : parameter));
}

/** Gives the texts of fresh rows their own form back. */
export function restoreTexts(rows: readonly unknown[]): void {
  for (const row of rows as readonly Record<string, unknown>[]) {
    for (const name in row) {
      const value = row[name];
      if (typeof value === 'string') row[name] = fromStorableText(value);
    }
  }
}
