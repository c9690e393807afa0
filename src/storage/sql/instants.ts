// Instants as the tables keep them: milliseconds since 1970 in UTC.

/** Returns the instant for a column, or null where there is none. */
export function toMilliseconds(instant: Date | undefined): number | null {
  return instant === undefined ? null : instant.getTime();
}

/** Returns the instant of a column, or null where there is none. */
export function toInstant(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
