import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createListener } from '../app/http/create-listener.ts';
import type { CompletionRequest } from '../contract/admin-api.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { AppError } from '../domain/errors.ts';
import { createLogger } from '../telemetry/logger.ts';
import { registerCommandLineRoutes } from './command-line.ts';
import type { AdminApiDependencies, Person } from './dependencies.ts';
import { registerPersonMessageRoute } from './person-messages.ts';
import { setPerson } from './person-of-request.ts';

const ana: Person = { userId: 'web:ana', displayName: 'Ana', isAdministrator: false };
const clientMessageId = '0b9f3c1e-8f3a-4e0e-9d65-3f2b6c0c1a11';
const ops: ChannelConfiguration = {
  configurationName: 'ops',
  channel: { platform: 'web', workspaceId: 'local', channelId: 'ops' },
  channelName: '#ops',
  snsTopicArns: [],
  loggingLevel: 'ERROR',
  state: 'ENABLED',
  guardrailNames: [],
  allowsAmbientChanges: false,
  managedBy: 'file',
};

type Received = Parameters<AdminApiDependencies['commands']['receive']>[0];

let server: FastifyInstance;
let person: Person | undefined;
let received: Received[];
let completed: CompletionRequest[];
let failure: AppError | undefined;

beforeEach(() => {
  person = ana;
  received = [];
  completed = [];
  failure = undefined;
  server = createListener(createLogger('error', { write: () => undefined }));
  server.addHook('onRequest', (request, _reply, done) => {
    if (person !== undefined) setPerson(request, person);
    done();
  });
  const commands: AdminApiDependencies['commands'] = {
    receive: (message) => {
      received.push(message);
      return failure === undefined ? Promise.resolve({ messageId: 'm1' }) : Promise.reject(failure);
    },
    complete: (request) => {
      completed.push(request);
      return Promise.resolve({ start: 0, end: 2, completions: [{ text: 'ec2', kind: 'service', detail: 'Amazon EC2' }] });
    },
    findAccount: () => Promise.resolve({ kind: 'demo', accountId: '111122223333', region: 'us-east-1', reason: 'no credentials' }),
  };
  registerPersonMessageRoute(server, { commands, listConfigurations: () => [ops] });
  registerCommandLineRoutes(server, { commands });
});
afterEach(() => server.close());

function post(url: string, payload: object): Promise<LightMyRequestResponse> {
  return server.inject({ method: 'POST', url, payload });
}

describe('POST /api/channels/:channelId/messages', () => {
  it('hands what was said to the commands flow, as the person who is signed in', async () => {
    const response = await post('/api/channels/ops/messages', { text: 'ec2 describe-instances', clientMessageId });

    expect(response.statusCode).toBe(202);
    expect(response.json()).toEqual({ messageId: 'm1' });
    expect(received).toEqual([{ configuration: ops, person: ana, text: 'ec2 describe-instances', clientMessageId }]);
  });

  it.each([
    ['no text', { text: '', clientMessageId }],
    ['a text that is too long', { text: 'x'.repeat(8001), clientMessageId }],
    ['an id that is none', { text: 'help', clientMessageId: 'm1' }],
    ['no id', { text: 'help' }],
    ['a person of their own', { text: 'help', clientMessageId, userId: 'web:operator' }],
  ])('refuses a request with %s', async (_what, payload) => {
    const response = await post('/api/channels/ops/messages', payload);

    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ error: { code: 'bad-request' } });
    expect(received).toEqual([]);
  });

  it('refuses who is not signed in, and a channel that is not there', async () => {
    const unknown = await post('/api/channels/elsewhere/messages', { text: 'help', clientMessageId });
    person = undefined;
    const stranger = await post('/api/channels/ops/messages', { text: 'help', clientMessageId });

    expect([unknown.statusCode, stranger.statusCode]).toEqual([404, 401]);
    expect(received).toEqual([]);
  });

  it('says so where the message could not be stored', async () => {
    failure = new AppError('store-full');

    const response = await post('/api/channels/ops/messages', { text: 'help', clientMessageId });

    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({ error: { code: 'store-full' } });
  });
});

describe('POST /api/completions', () => {
  it('asks how the line could go on', async () => {
    const response = await post('/api/completions', { text: 'ec', cursor: 2 });

    expect(response.json()).toEqual({ start: 0, end: 2, completions: [{ text: 'ec2', kind: 'service', detail: 'Amazon EC2' }] });
    expect(completed).toEqual([{ text: 'ec', cursor: 2 }]);
  });

  it('takes a cursor behind the text as its end', async () => {
    await post('/api/completions', { text: 'ec', cursor: 40 });

    expect(completed).toEqual([{ text: 'ec', cursor: 2 }]);
  });

  it.each([{ text: 'ec' }, { text: 'ec', cursor: -1 }, { text: 'ec', cursor: 0.5 }, { text: 'x'.repeat(8001), cursor: 0 }])(
    'refuses a request of another form: %#',
    async (payload) => {
      expect((await post('/api/completions', payload)).statusCode).toBe(400);
    },
  );

  it('refuses who is not signed in', async () => {
    person = undefined;

    expect((await post('/api/completions', { text: '', cursor: 0 })).statusCode).toBe(401);
    expect(completed).toEqual([]);
  });
});

describe('GET /api/command-account', () => {
  it('tells which account commands reach', async () => {
    const response = await server.inject('/api/command-account');

    expect(response.json()).toEqual({ kind: 'demo', accountId: '111122223333', region: 'us-east-1', reason: 'no credentials' });
  });

  it('refuses who is not signed in', async () => {
    person = undefined;

    expect((await server.inject('/api/command-account')).statusCode).toBe(401);
  });
});
