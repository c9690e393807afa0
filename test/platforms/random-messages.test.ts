// Ten thousand messages on every platform: within all limits, and nothing alive in them that no span of the message says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/messages/message.ts';
import { arbitraryLargeMessage } from '../../src/messages/testing/arbitrary-large-message.ts';
import { arbitraryMessage } from '../../src/messages/testing/arbitrary-message.ts';
import { PLATFORMS, problemsOf } from '../show-message.ts';

const MESSAGE_COUNT = 10_000;

/** Each takes as long as a hundred others. */
const LARGE_MESSAGE_COUNT = 40;

/** One test a thousand, so that it is seen how far it is. */
const BATCH_SIZE = 1_000;

/** So many of one platform say enough. */
const SHOWN_MAX = 3;

const batches = Array.from({ length: MESSAGE_COUNT / BATCH_SIZE }, (_, index) => index + 1);

/** Lists what is wrong, by platform, with where in the run; the messages themselves would fill the screen. */
function listViolations(arbitrary: fc.Arbitrary<Message>, numRuns: number, batch: number): Readonly<Record<string, readonly unknown[]>> {
  const found: Record<string, unknown[]> = Object.fromEntries(Object.keys(PLATFORMS).map((platform) => [platform, []]));
  const { seed = 0 } = fc.readConfigureGlobal();
  for (const [index, message] of fc.sample(arbitrary, { numRuns, seed: seed + batch }).entries()) {
    for (const [platform, show] of Object.entries(PLATFORMS)) {
      const problems = problemsOf(show, message);
      if (problems.length > 0) found[platform]?.push({ index, problems });
    }
  }
  return Object.fromEntries(Object.entries(found).map(([platform, problems]) => [platform, problems.slice(0, SHOWN_MAX)]));
}

const none = Object.fromEntries(Object.keys(PLATFORMS).map((platform) => [platform, []]));

describe(`${MESSAGE_COUNT} messages on ${Object.keys(PLATFORMS).join(', ')}`, () => {
  it.each(batches)('have no violation in thousand %i', { timeout: 600_000 }, (batch) => {
    expect(listViolations(arbitraryMessage(), BATCH_SIZE, batch)).toEqual(none);
  });

  it('have no violation where they are far too long', { timeout: 600_000 }, () => {
    expect(listViolations(arbitraryLargeMessage(), LARGE_MESSAGE_COUNT, batches.length + 1)).toEqual(none);
  });
});
