import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  ADDED_FEATURES,
  compareScopes,
  eventsOf,
  METHODS_OF_APP_TOKEN,
  METHODS_WITHOUT_SCOPE,
  SLACK_SCOPES,
  scopesOf,
  USUAL_FEATURES,
} from './slack-scopes.ts';

// Match: 'chat.postMessage', 'usergroups.users.list'. Near miss: 'chart.png', './call-slack.ts'.
const METHOD = /'((?:api|apps|auth|bots|chat|conversations|files|reactions|team|usergroups|users|views)\.[a-zA-Z.]+)'/g;

// Match: z.literal('app_mention'). Near miss: z.literal('rich_text') of a block, which is in no reader of events.
const EVENT = /type: z\.literal\('([a-z_]+)'\)/g;

let sources: string;
let readersOfEvents: string;

beforeAll(async () => {
  const names = await readdir(import.meta.dirname, { recursive: true });
  const read = async (wanted: readonly string[]): Promise<string> =>
    (await Promise.all(wanted.map((name) => readFile(join(import.meta.dirname, name), 'utf8')))).join('\n');
  const written = names.filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('testing/'));
  sources = await read(written.filter((name) => !name.endsWith('slack-scopes.ts')));
  readersOfEvents = await read(['read-mention.ts', 'read-message.ts', 'read-invitation.ts']);
});

describe('SLACK_SCOPES', () => {
  it('has a scope for every method that is called', () => {
    const called = new Set([...sources.matchAll(METHOD)].map(([, method]) => method));
    const known = [...SLACK_SCOPES.flatMap(({ methods }) => methods), ...METHODS_WITHOUT_SCOPE];

    expect(called.size).toBeGreaterThan(8);
    expect([...called].filter((method) => !known.includes(method ?? '') && !METHODS_OF_APP_TOKEN.includes(method ?? ''))).toEqual([]);
    expect(known.filter((method) => !called.has(method))).toEqual([]);
  });

  it('has a scope for every event that is read', () => {
    const read = [...readersOfEvents.matchAll(EVENT)].map(([, event]) => event);
    const events = SLACK_SCOPES.flatMap((one) => one.events.map((event) => event.replace(/\..*$/, '')));

    expect(new Set(read)).toEqual(new Set(['app_mention', 'message', 'member_joined_channel']));
    expect(new Set(events)).toEqual(new Set(read));
  });

  it('asks for nothing that is not used', () => {
    const unused = SLACK_SCOPES.filter(({ methods, events }) => methods.length === 0 && events.length === 0);

    // What has no method and no event of its own: a slash command, and a wider way to post.
    expect(unused.map(({ scope }) => scope)).toEqual(['commands', 'chat:write.public']);
  });

  it('belongs in each of its features to one that can be chosen', () => {
    expect(new Set(SLACK_SCOPES.flatMap(({ features }) => features))).toEqual(new Set([...USUAL_FEATURES, ...ADDED_FEATURES]));
  });
});

describe('scopesOf', () => {
  it('has three scopes where everything is left out', () => {
    expect(scopesOf([]).map(({ scope }) => scope)).toEqual(['chat:write', 'app_mentions:read', 'users:read']);
  });

  it('reads no messages of channels unless somebody asks for that', () => {
    const scopes = scopesOf(USUAL_FEATURES).map(({ scope }) => scope);

    expect(scopes).not.toContain('channels:history');
    expect(scopes).toHaveLength(8);
  });
});

describe('eventsOf', () => {
  it('hears messages of channels for threads alone', () => {
    expect(eventsOf(USUAL_FEATURES)).toEqual(['app_mention', 'message.im', 'member_joined_channel']);
    expect(eventsOf([...USUAL_FEATURES, 'lost-answers'])).toEqual(['app_mention', 'message.im', 'member_joined_channel']);
    expect(eventsOf([...USUAL_FEATURES, 'thread-replies'])).toContain('message.groups');
  });
});

describe('compareScopes', () => {
  it('misses what nothing is heard without, and names what else is not there', () => {
    expect(compareScopes(['chat:write', 'app_mentions:read', 'im:history'], { isHearing: true, hearsThreadReplies: false })).toEqual({
      missing: ['users:read'],
      lacking: ['commands', 'files:write', 'channels:read', 'groups:read'],
    });
  });

  it('misses what threads need where these are to be heard', () => {
    const granted = scopesOf(USUAL_FEATURES).map(({ scope }) => scope);

    expect(compareScopes(granted, { isHearing: true, hearsThreadReplies: true }).missing).toEqual(['channels:history', 'groups:history']);
    expect(compareScopes(granted, { isHearing: true, hearsThreadReplies: false })).toEqual({ missing: [], lacking: [] });
  });

  it('needs nothing but to write where nothing is heard', () => {
    expect(compareScopes(['chat:write'], { isHearing: false, hearsThreadReplies: true })).toEqual({
      missing: [],
      lacking: ['files:write'],
    });
    expect(compareScopes([], { isHearing: false, hearsThreadReplies: false }).missing).toEqual(['chat:write']);
  });
});
