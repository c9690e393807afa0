// How the model refuses what a database would.

/** Throws with the reason where the condition holds. */
export function refuseIf(condition: boolean, reason: string): void {
  if (condition) throw new Error(reason);
}
