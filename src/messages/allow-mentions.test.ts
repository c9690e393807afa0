import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowMentions, type MentionSetting } from './allow-mentions.ts';
import type { Message } from './message.ts';
import type { MentionTarget, Span } from './spans.ts';
import { arbitraryMessage } from './testing/arbitrary-message.ts';
import { sampleMessages } from './testing/sample-messages.ts';

const person = { kind: 'mention', target: { kind: 'person', id: 'U1' }, text: '@ana' } as const;
const group = { kind: 'mention', target: { kind: 'group', id: 'S1' }, text: '@ops' } as const;
const everyone = { kind: 'mention', target: { kind: 'everyone', scope: 'here' }, text: '@here' } as const;

function messageOf(spans: readonly Span[]): Message {
  return {
    title: { spans },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [{ kind: 'bold', spans }] },
      { kind: 'fields', fields: [{ label: 'A', value: spans, isShort: true }] },
      { kind: 'list', items: [spans] },
      { kind: 'tags', tags: [spans] },
      { kind: 'footer', spans },
    ],
    fallbackText: '',
  };
}

function asText(span: Extract<Span, { kind: 'mention' }>): Span {
  return { kind: 'text', text: span.text };
}

function targetsOf(value: unknown): readonly MentionTarget['kind'][] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((part) => targetsOf(part));
  return 'target' in value ? [(value as { target: MentionTarget }).target.kind, ...inner] : inner;
}

describe('allowMentions', () => {
  it.each<[MentionSetting, readonly Span[]]>([
    ['none', [asText(person), asText(group), asText(everyone)]],
    ['people', [person, asText(group), asText(everyone)]],
    ['groups', [person, group, asText(everyone)]],
    ['everyone', [person, group, everyone]],
  ])('leaves with the setting %s what it allows, wherever it stands', (setting, spans) => {
    expect(allowMentions(messageOf([person, group, everyone]), setting)).toEqual(messageOf(spans));
  });

  it('changes nothing else', () => {
    for (const message of Object.values(sampleMessages)) expect(allowMentions(message, 'everyone')).toEqual(message);
  });

  it('lets no mention through in any message where none is allowed', () => {
    fc.assert(
      fc.property(arbitraryMessage(), (message) => {
        expect(targetsOf(allowMentions(message, 'none'))).toEqual([]);
      }),
    );
  });
});
