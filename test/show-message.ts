// What each render shows of a message: what is wrong with it, and what is alive in it that no span of the message says.
import { httpUrl } from '../src/messages/http-url.ts';
import { mapSpans } from '../src/messages/map-spans.ts';
import type { Message } from '../src/messages/message.ts';
import { renderPlainText } from '../src/messages/plain-text.ts';
import type { Span } from '../src/messages/spans.ts';
import { checkPlainText } from '../src/messages/testing/check-plain-text.ts';
import { renderChimeMessage } from '../src/platforms/chime/render-chime-message.ts';
import { liveAddress } from '../src/platforms/chime/render-chime-spans.ts';
import { checkChimePayload, findChimeLife } from '../src/platforms/chime/testing/check-chime-payload.ts';
import { renderSlackMessage } from '../src/platforms/slack/render-slack-message.ts';
import { checkSlackPayload } from '../src/platforms/slack/testing/check-slack-payload.ts';
import { renderTeamsMessage } from '../src/platforms/teams/render-teams-message.ts';
import { checkTeamsPayload } from '../src/platforms/teams/testing/check-teams-payload.ts';
import { checkWorkflowPayload } from '../src/platforms/teams/testing/check-workflow-payload.ts';
import { findAll } from '../src/platforms/teams/testing/find-all.ts';
import { renderWebMessage } from '../src/platforms/web/render-web-message.ts';
import { checkWebPayload, findWebAddresses } from '../src/platforms/web/testing/check-web-payload.ts';

/** What a person could click, and who would be called. */
interface Life {
  readonly addresses: readonly string[];
  readonly mentions: readonly string[];
}

/** Shows a message on one platform: what is wrong with it, and what is alive in it. */
export type Showing = (message: Message) => { readonly problems: readonly unknown[]; readonly life: Life };

/** Every platform. */
export const PLATFORMS: Readonly<Record<string, Showing>> = {
  web: (message) => {
    const payload = renderWebMessage(message);
    return { problems: checkWebPayload(payload), life: { addresses: findWebAddresses(payload), mentions: [] } };
  },
  slack: (message) => {
    const payload = renderSlackMessage(message);
    // A button with an address opens it; one without says a command.
    const urls = [...findAll(payload, 'link'), ...findAll(payload, 'button').filter(({ url }) => url !== undefined)].map(({ url }) =>
      String(url),
    );
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
    problems: target === 'bot' ? checkTeamsPayload(payload) : checkWorkflowPayload(payload),
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
export function problemsOf(show: Showing, message: Message): readonly unknown[] {
  const { problems, life } = show(message);
  const meant = meantLife(message);
  return [
    ...problems,
    ...life.addresses.filter((address) => !meant.addresses.has(address)).map((address) => `links ${address}`),
    ...life.mentions.filter((name) => !meant.mentions.has(name)).map((name) => `calls ${name}`),
  ];
}
