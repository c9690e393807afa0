import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  APP_ID,
  CHANNEL,
  GROUP_CHAT,
  GROUP_ID,
  OUTSIDE,
  startFakeTeams,
  TEAMS_SECRETS,
  TENANT_ID,
} from '../../src/platforms/teams/testing/teams-harness.ts';
import type { FakeTeams } from './fake-teams.ts';

const CARD = {
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'x' }] },
    },
  ],
};

describe('FakeTeams', () => {
  let teams: FakeTeams;
  let token: string;
  let now: number;

  beforeEach(async () => {
    now = 0;
    teams = await startFakeTeams({ now: () => now });
    token = await getToken();
  });
  afterEach(() => teams.close());

  async function getToken(secret: string = TEAMS_SECRETS[0]): Promise<string> {
    const form = {
      grant_type: 'client_credentials',
      client_id: APP_ID,
      client_secret: secret,
      scope: 'https://api.botframework.com/.default',
    };
    const response = await fetch(`${teams.origin}/${TENANT_ID}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
    const answer = (await response.json()) as { readonly access_token?: string; readonly error?: string };
    return answer.access_token ?? answer.error ?? '';
  }

  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(teams.serviceUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { readonly id?: string; readonly error?: { readonly code: string } };
    return { status: response.status, ...answer };
  }

  const activities = (conversation: string): string => `v3/conversations/${encodeURIComponent(conversation)}/activities`;

  it('gives tokens for the secret alone, and takes calls with them alone', async () => {
    expect(await getToken('another-secret')).toBe('invalid_client');
    expect(await call('POST', activities(CHANNEL), CARD)).toMatchObject({ status: 201 });
    token = 'another-token';
    expect(await call('POST', activities(CHANNEL), CARD)).toMatchObject({ status: 401 });
  });

  it.each<[string, string, unknown, object]>([
    ['a channel that does not exist', '19:none@thread.tacv2', CARD, { status: 404, error: { code: 'ConversationNotFound' } }],
    ['a channel that the bot is not in', OUTSIDE, CARD, { status: 403, error: { code: 'BotNotInConversationRoster' } }],
    ['a thread that does not exist', `${CHANNEL};messageid=1`, CARD, { status: 404 }],
    ['a thread of a chat', `${GROUP_CHAT};messageid=1`, CARD, { status: 400 }],
    ['more than 100 KB in UTF-16', CHANNEL, { ...CARD, text: 'x'.repeat(52_000) }, { status: 413, error: { code: 'MessageSizeTooBig' } }],
    ['a card of a version that does not exist', CHANNEL, JSON.stringify(CARD).replace('"1.5"', '"1.9"'), { status: 400 }],
    ['an empty card', CHANNEL, JSON.stringify(CARD).replace(/\[\{"type":"TextBlock".*?\}\]/, '[]'), { status: 400 }],
    ['a message of nothing', CHANNEL, { type: 'message' }, { status: 400 }],
    ['what is no message', CHANNEL, '{', { status: 400 }],
  ])('refuses %s', async (...[, conversation, body, expected]) => {
    expect(await call('POST', activities(conversation), body)).toMatchObject(expected);
    expect(teams.postedIn(CHANNEL)).toEqual([]);
  });

  it('changes a message in its own conversation alone, with its id', async () => {
    const { id = '' } = await call('POST', activities(CHANNEL), CARD);
    const { id: replyId = '' } = await call('POST', activities(`${CHANNEL};messageid=${id}`), CARD);

    expect(await call('PUT', `${activities(CHANNEL)}/${id}`, { ...CARD, id })).toMatchObject({ status: 200 });
    expect(await call('PUT', `${activities(CHANNEL)}/${id}`, CARD)).toMatchObject({ status: 400 });
    expect(await call('PUT', `${activities(CHANNEL)}/${replyId}`, { ...CARD, id: replyId })).toMatchObject({ status: 404 });
    expect(await call('PUT', `${activities(`${CHANNEL};messageid=${id}`)}/${replyId}`, { ...CARD, id: replyId })).toMatchObject({
      status: 200,
    });
    expect(teams.postedIn(CHANNEL).map(({ edits, rootId }) => [edits, rootId])).toEqual([
      [1, undefined],
      [1, id],
    ]);
  });

  it('takes seven messages a second where it limits the rate, and asks for more patience', async () => {
    teams.state.limitsRate = true;
    const statuses = [];
    for (let count = 0; count < 8; count += 1) statuses.push((await call('POST', activities(CHANNEL), CARD)).status);
    now = 30_000;

    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
    expect(await call('POST', activities(CHANNEL), CARD)).toMatchObject({ status: 201 });
  });

  it('tells of which group a team is, and who is in a channel', async () => {
    expect(await call('GET', `v3/teams/${encodeURIComponent('19:general@thread.tacv2')}`)).toMatchObject({ aadGroupId: GROUP_ID });
    expect(await call('GET', `v3/conversations/${encodeURIComponent(CHANNEL)}/members/${encodeURIComponent('29:gus')}`)).toMatchObject({
      userRole: 'guest',
    });
  });
});
