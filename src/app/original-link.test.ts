import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryIncident, arbitraryNotification } from '../domain/testing/arbitrary-notification.ts';
import { hostileText } from '../messages/testing/hostile-text.ts';
import { composeMessage } from '../notifications/compose/compose-message.ts';
import { findRenderer, RENDER_TARGETS } from './renderers.ts';

const URL = `https://signalbox.example.com/#/events/${'0'.repeat(36)}`;

/** Texts that are far too long, made of what takes more room than one expects. */
const tooMuch = fc.oneof(
  hostileText(),
  fc.constantFrom('x', '&', '<', '"', '*', '😀', '\n', '\u202e', 'ä').map((one) => one.repeat(9000)),
);

const renders = await Promise.all(RENDER_TARGETS.map(async (target) => ({ target, render: await findRenderer(target) })));

describe.each(renders)('the message of an event for $target', ({ render }) => {
  it('leads to the stored event, however much of it is cut', () => {
    const input = fc.record({
      notification: arbitraryNotification({ text: tooMuch, hasMarkup: true }),
      incident: fc.option(arbitraryIncident(tooMuch), { nil: undefined }),
      topicArn: tooMuch,
      sender: tooMuch,
    });
    fc.assert(
      fc.property(input, ({ notification, incident, topicArn, sender }) => {
        const message = composeMessage({
          notification,
          event: { topicArn, sender, originalUrl: URL },
          ...(incident === undefined ? {} : { incident }),
        });

        expect(JSON.stringify(render(message)).includes(URL)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
