// An answer that was written for the test: by hand, in the form of the examples of the AWS CLI command reference, checked against the API's
// shapes, in the world of the sample shop.

/** What a command line asks for, and its answer. */
export interface SampleLine {
  readonly purpose: string;
  readonly output: Readonly<Record<string, unknown>>;
}

/** Region and account of the sample shop, as ARNs name them. */
export const ARN = 'us-east-1:111122223333';

/** An instant of the day of the samples. */
export function at(time: string): Date {
  return new Date(`2026-03-01T${time}Z`);
}
