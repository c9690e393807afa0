// Instants for tests.

/** An instant with milliseconds, which a store has to keep. */
export const noon = new Date('2026-03-01T12:00:00.123Z');

/** Returns an instant some minutes after noon. */
export function minutesLater(minutes: number): Date {
  return new Date(noon.getTime() + minutes * 60_000);
}
