// Where a name that AWS writes in one word may go on in the next line.

// Match: between Message and Retention of MessageRetentionPeriod, DB and Instance of DBInstance. Near miss: within ARN.
const HUMP = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;

/** Splits a name into its words. */
export function splitName(name: string): readonly string[] {
  return name.split(HUMP);
}
