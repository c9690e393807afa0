import { describe, expect, it } from 'vitest';
import { MAX_CONTENT_SIZE } from '../chime-limits.ts';
import type { ChimePayload } from '../chime-payload.ts';
import { checkChimePayload, findChimeLife } from './check-chime-payload.ts';

describe('checkChimePayload', () => {
  it.each([
    '*plain* text',
    '@All look: https://example.com/a%5Fb',
    '/md title\n\n```\n* code\n```\n\nvia my_topic',
    '/md https://example.com/ # and so on',
  ])('finds nothing in %j', (content) => {
    expect(checkChimePayload({ Content: content })).toEqual([]);
  });

  it.each([
    ['nothing to show', ' '],
    ['half a character', '\uD83D'],
    ['too much', 'é'.repeat(MAX_CONTENT_SIZE / 2 + 1)],
    ['a call of a person', 'ask @ana'],
    ['an address of a mailbox', 'ask ana@example.com'],
    ['markup', '/md *a*'],
    ['a list', '/md a\n- b'],
    ['a fence that is left', '/md ```\na\n```\n*b*\n```'],
    ['a command', '/giphy cat'],
    ['a shortcode', 'done :rocket:'],
  ])('finds %s', (_case, content) => {
    expect(checkChimePayload({ Content: content })).not.toEqual([]);
  });

  it('finds more than the one key', () => {
    expect(checkChimePayload(JSON.parse('{"Content":"a","text":"b"}') as ChimePayload)).toEqual(['has more than one key']);
  });
});

describe('findChimeLife', () => {
  it('finds whom a message calls and where it leads', () => {
    expect(findChimeLife({ Content: '@Present: https://example.com/ (http://a.example)' })).toEqual({
      mentions: ['@Present:'],
      addresses: ['https://example.com/', 'http://a.example'],
    });
  });
});
