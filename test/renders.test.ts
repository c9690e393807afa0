// Every render on every message: any message at all, and every event that Signalbox knows, within the limits of each platform, with nothing
// come to life that no span of the message says. PROPERTY_RUNS=10000 npx vitest run test/renders.test.ts tries ten thousand.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeEvent } from '../src/app/compose-event.ts';
import { httpUrl } from '../src/messages/http-url.ts';
import { mapSpans } from '../src/messages/map-spans.ts';
import type { Message } from '../src/messages/message.ts';
import { renderPlainText } from '../src/messages/plain-text.ts';
import type { Span } from '../src/messages/spans.ts';
import { arbitraryLargeMessage } from '../src/messages/testing/arbitrary-large-message.ts';
import { arbitraryMessage } from '../src/messages/testing/arbitrary-message.ts';
import { arbitraryPlainMessage } from '../src/messages/testing/arbitrary-plain-message.ts';
import { checkPlainText } from '../src/messages/testing/check-plain-text.ts';
import { renderChimeMessage } from '../src/platforms/chime/render-chime-message.ts';
import { liveAddress } from '../src/platforms/chime/render-chime-spans.ts';
import { checkChimePayload, findChimeLife } from '../src/platforms/chime/testing/check-chime-payload.ts';
import { renderSlackMessage } from '../src/platforms/slack/render-slack-message.ts';
import { checkSlackPayload } from '../src/platforms/slack/testing/check-slack-payload.ts';
import { renderTeamsMessage } from '../src/platforms/teams/render-teams-message.ts';
import { checkTeamsPayload } from '../src/platforms/teams/testing/check-teams-payload.ts';
import { findAll } from '../src/platforms/teams/testing/find-all.ts';
import { renderWebMessage } from '../src/platforms/web/render-web-message.ts';
import { checkWebPayload, findWebAddresses } from '../src/platforms/web/testing/check-web-payload.ts';

/** Enough to find what breaks often; the rest is for a run of its own. A message that fails is shown as it is: making it smaller takes minutes. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 300);
const LARGE_RUNS = Math.ceil(RUNS / 20);

/** What a person could click, and who would be called. */
interface Life {
  readonly addresses: readonly string[];
  readonly mentions: readonly string[];
}

/** Shows a message on one platform: what is wrong with it, and what is alive in it. */
type Showing = (message: Message) => { readonly problems: readonly unknown[]; readonly life: Life };

const PLATFORMS: Readonly<Record<string, Showing>> = {
  web: (message) => {
    const payload = renderWebMessage(message);
    return { problems: checkWebPayload(payload), life: { addresses: findWebAddresses(payload), mentions: [] } };
  },
  slack: (message) => {
    const payload = renderSlackMessage(message);
    const urls = [...findAll(payload, 'link'), ...findAll(payload, 'button')].map(({ url }) => String(url));
    const called = [...findAll(payload, 'user'), ...findAll(payload, 'usergroup'), ...findAll(payload, 'broadcast')];
    return {
      problems: checkSlackPayload(payload),
      life: { addresses: urls, mentions: called.map((part) => String(part['user_id'] ?? part['usergroup_id'] ?? part['range'])) },
    };
  },
  teams: (message) => teamsShowing(message, 'bot'),
  'teams by webhook': (message) => teamsShowing(message, 'webhook'),
  chime: (message) => {
    const payload = renderChimeMessage(message);
    return { problems: checkChimePayload(payload), life: findChimeLife(payload) };
  },
  text: (message) => ({ problems: checkPlainText(renderPlainText(message)), life: { addresses: [], mentions: [] } }),
};

function teamsShowing(message: Message, target: 'bot' | 'webhook'): ReturnType<Showing> {
  const payload = renderTeamsMessage(message, { target });
  const mentions = findAll(payload, 'mention').map(({ mentioned }) => String((mentioned as { readonly id: string }).id));
  return {
    problems: checkTeamsPayload(payload, target),
    life: { addresses: findAll(payload, 'Action.OpenUrl').map(({ url }) => String(url)), mentions },
  };
}

/** What the message itself says should be alive, in the words of every platform. */
function meantLife(message: Message): { readonly addresses: ReadonlySet<string>; readonly mentions: ReadonlySet<string> } {
  const spans = allSpans(message);
  const links = message.blocks.flatMap((block) => (block.kind === 'links' ? block.links : []));
  const said = [
    message.title.url ?? '',
    ...links.map(({ url }) => url),
    ...spans.flatMap((span) => (span.kind === 'link' ? [span.url] : [])),
  ];
  const addresses = said.flatMap((address) => httpUrl(address) ?? []);
  const mentions = spans.flatMap((span) => (span.kind === 'mention' ? namesOf(span.target) : []));
  return { addresses: new Set([...addresses, ...addresses.map((address) => liveAddress(address))]), mentions: new Set(mentions) };
}

function namesOf(target: Extract<Span, { kind: 'mention' }>['target']): readonly string[] {
  if (target.kind !== 'everyone') return [target.id];
  return [target.scope, target.scope === 'here' ? '@Present' : '@All'];
}

function allSpans(message: Message): readonly Span[] {
  const found: Span[] = [];
  mapSpans(message, (spans) => {
    found.push(...spans.flatMap((span) => flat(span)));
    return spans;
  });
  return found;
}

function flat(span: Span): readonly Span[] {
  return 'spans' in span ? span.spans.flatMap((inner) => flat(inner)) : [span];
}

/** Lists what is wrong with a message as a platform shows it. */
function problemsOf(show: Showing, message: Message): readonly unknown[] {
  const { problems, life } = show(message);
  const meant = meantLife(message);
  return [
    ...problems,
    ...life.addresses.filter((address) => !meant.addresses.has(address)).map((address) => `links ${address}`),
    ...life.mentions.filter((name) => !meant.mentions.has(name)).map((name) => `calls ${name}`),
  ];
}

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
