// Account ids and Regions from payloads: only what has their form may stand in a title, a link or a request.

// Match: 123456789012. Near miss: 123456789, EXAMPLE.
const ACCOUNT_ID = /^\d{12}$/;
// Match: us-east-1, us-gov-west-1, eusc-de-east-1. Near miss: EU (Ireland); us-east-1.example.com, which would lead a link astray.
const REGION = /^[a-z]{2,5}(?:-[a-z]+){1,3}-\d{1,2}$/;

/** Returns the value where it is an account id. */
export function readAccountId(value: unknown): string | undefined {
  return typeof value === 'string' && ACCOUNT_ID.test(value) ? value : undefined;
}

/** Returns the value where it has the form of a Region code; new Regions pass too. */
export function readRegion(value: unknown): string | undefined {
  return typeof value === 'string' && REGION.test(value) ? value : undefined;
}
