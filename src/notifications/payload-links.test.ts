// What a payload may link and call, for every known event with any one of its texts exchanged (ADR 29).
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shownHost } from '../messages/shown-host.ts';
import { composeMessage } from './compose/compose-message.ts';
import { recognized } from './recognize/testing/recognized.ts';

const folder = new URL('recognize/__fixtures__/', import.meta.url);
const documents: readonly unknown[] = readdirSync(folder)
  .filter((name) => name.endsWith('.event.json') && !name.startsWith('custom-'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown);

const LONG = `https://console.aws.amazon.com.${'x'.repeat(60)}.evil.example/`;
const ADDRESSES = [
  'https://evil.example/a',
  LONG,
  'https://evil.example:8443/',
  'https://aws.amazon.com@evil.example/',
  'https://console.aws.amazon.com\\@evil.example',
  'https://evil。example/',
  'https://evil.example#@aws.amazon.com',
];
const hostile = fc.oneof(
  fc.constantFrom(...ADDRESSES),
  fc
    .constantFrom(...ADDRESSES)
    .chain((address) =>
      fc.constantFrom(
        `[a](${address})`,
        `<${address}|a>`,
        `Runbook: ${address}`,
        `{"runbook":"${address}"}`,
        `arn:aws:s3:::b/${address}`,
        `${address} <!channel> <@U0123ABCD> :rocket: *b*`,
      ),
    ),
);

/** Returns a copy in which the numbered text is another one. */
function withText(document: unknown, place: number, text: string): unknown {
  const copy = structuredClone(document);
  const texts: (readonly [holder: Record<string, unknown>, key: string])[] = [];
  const waiting: unknown[] = [copy];
  for (const value of waiting) {
    if (typeof value !== 'object' || value === null) continue;
    const holder = value as Record<string, unknown>;
    for (const [key, inner] of Object.entries(holder)) {
      if (typeof inner === 'string') texts.push([holder, key]);
      else waiting.push(inner);
    }
  }
  const [holder, key] = texts[place % Math.max(1, texts.length)] ?? [];
  if (holder !== undefined && key !== undefined) holder[key] = text;
  return copy;
}

interface Part {
  readonly kind?: unknown;
  readonly url?: unknown;
  readonly text?: unknown;
}

function parts(value: unknown): readonly Part[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Part, ...Object.values(value).flatMap((inner) => parts(inner))];
}

/** The links that lead to a host of the payload's choice without naming it, and whatever calls or is an emoji. */
function problemsOf(document: unknown): readonly Part[] {
  const all = parts(composeMessage({ notification: recognized(document), event: {} }));
  const links = all.filter(({ url }) => typeof url === 'string' && hostOf({ url }).includes('evil'));
  const named = new Set(links.filter((link) => String(link.text).endsWith(`: ${hostOf(link)}`)).map((link) => hostOf(link)));
  return [
    ...links.filter((link) => !named.has(hostOf(link)) || String(link.text).includes('aws.amazon.com')),
    ...all.filter(({ kind }) => kind === 'mention' || kind === 'emoji'),
  ];
}

function hostOf({ url }: Part): string {
  return shownHost(String(url));
}

describe('composeMessage of payloads with addresses', () => {
  it('links to no host but under its name, and calls nobody, with any one text exchanged', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.nat(300), hostile, (document, place, text) => {
        expect(problemsOf(withText(document, place, text))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(ADDRESSES.keys().toArray())(
    'links to no host but under its name, with all addresses exchanged, from the one of number %i',
    (first) => {
      for (const document of documents) {
        let count = first;
        const exchanged: unknown = JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
          typeof value === 'string' && value.startsWith('http') ? ADDRESSES[count++ % ADDRESSES.length] : value,
        );

        expect(problemsOf(exchanged)).toEqual([]);
      }
    },
  );
});
