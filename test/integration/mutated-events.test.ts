// Ten thousand events that nobody would send, made of every known one: something dropped, retyped, blown up, or with markup of all
// platforms in it. Each is shown on every platform, within its limits, and nothing of a payload comes to life but what may.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeEvent } from '../../src/app/compose-event.ts';
import { PLATFORMS, problemsOf } from '../show-message.ts';

/** How many events are made; in as many parts, so that no test runs for minutes. */
const EVENTS = 10_000;
const PARTS = 10;
const PART_TIMEOUT_MS = 180_000;

const folder = new URL('../../src/notifications/recognize/__fixtures__/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.event.json'))
  .map((name) => ({ name, document: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown }));

const EVIL = 'https://evil.example/x';
const MARKUPS = [
  `*bold* _it_ ~no~ \`code\` <${EVIL}|here> [click](${EVIL}) <!channel> <!here> <@U0123ABCD> <!subteam^S0123ABCD> :rocket:`,
  `@everyone @channel @here @All @Present <at>Ana</at> {{DATE(2026-11-20T03:00:00Z, SHORT)}} <!date^1392734382^{date}|x>`,
  `\n# head\n> quote\n- item\n\`\`\`\ncode\n\`\`\`\n${EVIL}\n<script>alert(1)</script>`,
  `${EVIL}`,
  `\u202E\u0000\u001B[31m${String.fromCharCode(0xd8_3d)}\u{E0041} www.evil.example ana@evil.example javascript:alert(1)`,
] as const;

const replacement = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1e308,
    1e308,
    '',
    ' ',
    [],
    {},
    [[[]]],
    { a: { b: { c: 1 } } },
    '{"a":1}',
    '2026-99-99T99:99:99Z',
  ),
  fc.constantFrom<unknown>(...MARKUPS),
  fc.constantFrom<unknown>(
    'x'.repeat(100_000),
    'word '.repeat(20_000),
    Array.from({ length: 3000 }, (_, index) => ({ id: index, text: 'y' })),
  ),
  fc.anything({ maxDepth: 3, withNullPrototype: false }),
);

type Mutation =
  | { readonly kind: 'dropped' | 'followed'; readonly place: number; readonly markup: number }
  | { readonly kind: 'replaced'; readonly place: number; readonly value: unknown }
  | { readonly kind: 'everywhere'; readonly markup: number };

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constantFrom('dropped' as const, 'followed' as const), place: fc.nat(400), markup: fc.nat(MARKUPS.length - 1) }),
  fc.record({ kind: fc.constant('replaced' as const), place: fc.nat(400), value: replacement }),
  fc.record({ kind: fc.constant('everywhere' as const), markup: fc.nat(MARKUPS.length - 1) }),
);

function mutate(document: unknown, change: Mutation): unknown {
  if (change.kind === 'everywhere') {
    return JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
      typeof value === 'string' ? `${value}${MARKUPS[change.markup]}` : value,
    ) as unknown;
  }
  const copy = structuredClone(document);
  const places = placesIn(copy);
  const found = places[change.place % Math.max(1, places.length)];
  if (found === undefined) return copy;
  const { holder, key } = found;
  if (change.kind === 'replaced') holder[key] = change.value;
  else if (change.kind === 'followed') holder[key] = `${String(holder[key])} ${MARKUPS[change.markup]}`;
  else if (!Array.isArray(holder)) Reflect.deleteProperty(holder, key);
  return copy;
}

/** Lists where a document holds values, broadest first. */
function placesIn(document: unknown): readonly { readonly holder: Record<string, unknown>; readonly key: string }[] {
  const waiting: unknown[] = [document];
  const holders: Record<string, unknown>[] = [];
  for (const value of waiting) {
    if (typeof value !== 'object' || value === null) continue;
    holders.push(value as Record<string, unknown>);
    waiting.push(...Object.values(value));
  }
  return holders.flatMap((holder) => Object.keys(holder).map((key) => ({ holder, key })));
}

/** Values that JSON does not have become what it has, as they would on their way. */
function written(document: unknown): string {
  return JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? 'null';
}

describe('ten thousand mutated events', () => {
  it.each(Array.from({ length: PARTS }, (_, part) => part))(
    'are shown on every platform within its limits: part %i',
    (part) => {
      const seed = (fc.readConfigureGlobal()?.seed ?? 0) + part;
      fc.assert(
        fc.property(fc.constantFrom(...fixtures), mutation, ({ name, document }, change) => {
          const message = composeEvent(Buffer.from(written(mutate(document, change))));
          const isCustom = name.startsWith('custom-');
          for (const [platform, show] of Object.entries(PLATFORMS)) {
            const { life } = show(message);
            const problems = [
              ...problemsOf(show, message),
              ...(isCustom ? [] : life.mentions.map((mention) => `calls ${mention}`)),
              ...(isCustom ? [] : life.addresses.filter((address) => isFromPayload(address)).map((address) => `links ${address}`)),
            ];
            expect({ name, platform, problems }).toEqual({ name, platform, problems: [] });
          }
        }),
        { numRuns: EVENTS / PARTS, seed, endOnFailure: true },
      );
    },
    PART_TIMEOUT_MS,
  );
});

/** Tells whether an address leads where a payload wants. A value that is an address as a whole may be one: some senders document such. */
function isFromPayload(address: string): boolean {
  return new URL(address).hostname.endsWith('evil.example') && address !== EVIL;
}
