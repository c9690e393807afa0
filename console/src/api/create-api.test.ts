import { describe, expect, it } from 'vitest';
import { createApi } from './create-api.ts';
import type { Api } from './create-api.ts';

function apiWith(status: number): { readonly api: Api; readonly paths: string[]; readonly signedOutCount: () => number } {
  const paths: string[] = [];
  let signedOutCount = 0;
  const api = createApi(
    (path, init) => {
      paths.push(`${init.method ?? 'GET'} ${path}${typeof init.body === 'string' ? ` ${init.body}` : ''}`);
      return Promise.resolve(new Response('{}', { status }));
    },
    () => (signedOutCount += 1),
  );
  return { api, paths, signedOutCount: () => signedOutCount };
}

describe('createApi', () => {
  it('asks the routes of the contract', async () => {
    const { api, paths } = apiWith(200);

    await api.readSession();
    await api.listChannels();
    await api.listMessages('ops');
    await api.listMessages('a/b?c', 'm&1');
    await api.sendMessage('ops', { text: 'help', clientMessageId: 'c1' });
    await api.completeLine({ text: 'ec', cursor: 2 }, new AbortController().signal);
    await api.readCommandAccount();
    await api.readSampleState('ops');
    await api.sendSample('ops', { state: 'OK' });
    await api.listTopics();
    await api.decideTopic('refuse', { topicArn: 'arn' });
    await api.signOut();

    expect(paths).toEqual([
      'GET /api/session',
      'GET /api/channels',
      'GET /api/channels/ops/messages',
      'GET /api/channels/a%2Fb%3Fc/messages?before=m%261',
      'POST /api/channels/ops/messages {"text":"help","clientMessageId":"c1"}',
      'POST /api/completions {"text":"ec","cursor":2}',
      'GET /api/command-account',
      'GET /api/channels/ops/sample-events',
      'POST /api/channels/ops/sample-events {"state":"OK"}',
      'GET /api/topics',
      'POST /api/topics/refuse {"topicArn":"arn"}',
      'POST /sign-out {}',
    ]);
  });

  it('tells when nobody is signed in any more', async () => {
    const { api, signedOutCount } = apiWith(401);

    await api.listChannels();

    expect(signedOutCount()).toBe(1);
  });

  it('does not take another refusal for that', async () => {
    const { api, signedOutCount } = apiWith(403);

    await api.listTopics();

    expect(signedOutCount()).toBe(0);
  });
});
