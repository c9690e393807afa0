// Every render on every message: any message at all, and every event that Signalbox knows, within the limits of each platform, with nothing
// come to life that no span of the message says. PROPERTY_RUNS=10000 npx vitest run test/renders.test.ts tries ten thousand.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeEvent } from '../src/app/compose-event.ts';
import type { Message } from '../src/messages/message.ts';
import { arbitraryLargeMessage } from '../src/messages/testing/arbitrary-large-message.ts';
import { arbitraryMessage } from '../src/messages/testing/arbitrary-message.ts';
import { arbitraryPlainMessage } from '../src/messages/testing/arbitrary-plain-message.ts';
import { PLATFORMS, problemsOf } from './show-message.ts';

/** Enough to find what breaks often; the rest is for a run of its own. A message that fails is shown as it is: making it smaller takes minutes. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 120);
const LARGE_RUNS = Math.ceil(RUNS / 30);

describe.each(Object.entries(PLATFORMS))('a message on %s', (_platform, show) => {
  it('stays within the limits and says nothing that no span says, whatever it is', () => {
    fc.assert(
      fc.property(arbitraryMessage(), (message) => {
        expect(problemsOf(show, message)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  it('stays within the limits where it is far too long', () => {
    fc.assert(
      fc.property(arbitraryLargeMessage(), (message) => {
        expect(problemsOf(show, message)).toEqual([]);
      }),
      { numRuns: LARGE_RUNS, endOnFailure: true },
    );
  });

  it('has nothing alive in it where it is made of plain words', () => {
    fc.assert(
      fc.property(arbitraryPlainMessage(), (message) => {
        expect(show(message)).toEqual({ problems: [], life: { addresses: [], mentions: [] } });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});

const folder = new URL('../src/notifications/recognize/__fixtures__/', import.meta.url);
const fixtures = readdirSync(folder).filter((name) => /\.event\.(?:json|txt)$/.test(name));

/** Markup, mentions, times and links of all platforms, where only words may be. */
const MARKUP =
  '*bold* <!channel> <@U123> @everyone @All <at>all</at> [click](https://evil.example) <https://evil.example|here> {{DATE(2026-11-20T03:00:00Z)}}';

function messageOf(name: string, added = ''): Message {
  const text = readFileSync(new URL(name, folder), 'utf8');
  if (!name.endsWith('.json')) return composeEvent(Buffer.from(text + added));
  const changed: unknown = JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? value + added : value));
  return composeEvent(Buffer.from(added === '' ? text : JSON.stringify(changed)));
}

describe.each(Object.entries(PLATFORMS))('every known event on %s', (_platform, show) => {
  it('stays within the limits', () => {
    expect(fixtures.length).toBeGreaterThan(250);
    for (const name of fixtures) expect({ name, problems: problemsOf(show, messageOf(name)) }).toEqual({ name, problems: [] });
  });

  it('stays within the limits with markup in each of its words, which calls nobody and links nowhere', () => {
    for (const name of fixtures) {
      const message = messageOf(name, MARKUP);
      const links = show(message).life.addresses.filter((address) => address.startsWith('https://evil.example'));
      expect({ name, links, problems: problemsOf(show, message) }).toEqual({ name, links: [], problems: [] });
    }
  });
});
