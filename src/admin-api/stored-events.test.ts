import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createListener } from '../app/http/create-listener.ts';
import { StoredEventAnswer } from '../contract/admin-api.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import type { Delivery } from '../messages/delivery.ts';
import type { StoredEvent } from '../storage/event-records.ts';
import { aDelivery } from '../storage/testing/a-delivery.ts';
import { createLogger } from '../telemetry/logger.ts';
import { setPerson } from './person-of-request.ts';
import { registerStoredEventRoutes } from './stored-events.ts';

const ops = { channel: { platform: 'web', workspaceId: '', channelId: 'ops' } } as ChannelConfiguration;
const IN_SLACK = aDelivery({
  id: 'in-slack',
  configurationName: 'oncall',
  channel: { platform: 'slack', workspaceId: 'T1', channelId: 'C1' },
});
const IN_GONE_CHANNEL = aDelivery({ id: 'gone', channel: { platform: 'web', workspaceId: '', channelId: 'gone' } });
const TEXT = '{"a":"<script>alert(1)</script>"}';

let server: FastifyInstance;
let reader: 'administrator' | 'person' | 'nobody';
let stored: StoredEvent;
let deliveries: readonly Delivery[];

beforeEach(() => {
  reader = 'administrator';
  stored = { event: aRawEvent({ id: 'event-1', text: TEXT }), state: 'routed', arrivalCount: 1 };
  deliveries = [aDelivery(), IN_SLACK];
  server = createListener(createLogger('error', { write: () => undefined }));
  server.addHook('onRequest', (request, _reply, done) => {
    if (reader !== 'nobody') setPerson(request, { userId: 'web:ana', displayName: 'Ana', isAdministrator: reader === 'administrator' });
    done();
  });
  registerStoredEventRoutes(server, {
    store: {
      records: {
        events: { find: (id) => Promise.resolve(id === stored.event.id ? stored : undefined) },
        deliveries: { listOfEvent: (id) => Promise.resolve(id === stored.event.id ? deliveries : []) },
      },
    },
    listConfigurations: () => [ops],
  });
});
afterEach(() => server.close());

function get(path = '/api/events/event-1'): Promise<LightMyRequestResponse> {
  return server.inject({ method: 'GET', url: path });
}

const original = (): Promise<LightMyRequestResponse> => get('/api/events/event-1/original');

describe('GET /api/events/:eventId', () => {
  it('tells all that is stored of an event, and what became of it', async () => {
    const event = aRawEvent({
      text: TEXT,
      door: 'sns-https',
      topicArn: 'arn:aws:sns:us-east-1:123456789012:ops',
      subject: 'Alarm',
      sender: 'ana',
      sentAt: new Date('2026-03-01T02:59:59Z'),
    });
    stored = { event, state: 'routed', arrivalCount: 3 };
    deliveries = [aDelivery({ status: 'dead', reason: 'the channel is gone' })];

    const response = await get();

    expect(response.statusCode).toBe(200);
    expect(StoredEventAnswer.parse(response.json())).toMatchObject({
      eventId: 'event-1',
      door: 'sns-https',
      topicArn: 'arn:aws:sns:us-east-1:123456789012:ops',
      subject: 'Alarm',
      sender: 'ana',
      receivedAt: '2026-03-01T03:00:00.000Z',
      sentAt: '2026-03-01T02:59:59.000Z',
      arrivalCount: 3,
      state: 'routed',
      text: TEXT,
      deliveries: [{ configurationName: 'ops', status: 'dead', reason: 'the channel is gone' }],
    });
  });

  it('tells a person what channels of the web chat have, and no more', async () => {
    reader = 'person';

    expect(StoredEventAnswer.parse((await get()).json()).deliveries.map(({ deliveryId }) => deliveryId)).toEqual(['delivery-1']);
  });

  it('says that the text is deleted of what was held for a topic that is refused', async () => {
    stored = { event: aRawEvent({ text: '', subject: '' }), state: 'refused', arrivalCount: 2 };
    deliveries = [];

    const answer = StoredEventAnswer.parse((await get()).json());

    expect(answer).toMatchObject({ state: 'refused', arrivalCount: 2 });
    expect(answer).not.toHaveProperty('text');
    expect(answer).not.toHaveProperty('subject');
  });
});

describe.each(['/api/events/event-1', '/api/events/event-1/original'])('GET %s', (path) => {
  it('asks who is there', async () => {
    reader = 'nobody';

    const response = await get(path);

    expect(response.statusCode).toBe(401);
    expect(response.body).not.toContain('script');
  });

  it.each<[string, readonly Delivery[]]>([
    ['another platform alone has', [IN_SLACK]],
    ['a channel has that is configured no more', [IN_GONE_CHANNEL]],
    ['no channel has', []],
  ])('keeps from others than administrators what %s', async (_who, given) => {
    deliveries = given;

    expect((await get(path)).statusCode).toBe(200);
    reader = 'person';
    const response = await get(path);
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ error: { code: 'administrators-only' } });
    expect(response.body).not.toContain('script');
  });

  it('says that there is no such event', async () => {
    const response = await get(path.replace('event-1', 'event-2'));

    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ error: { code: 'event-unknown', message: expect.stringContaining('event-2') } });
  });
});

describe('GET /api/events/:eventId/original', () => {
  it('gives the received bytes to be saved, and nothing that a browser would run', async () => {
    const body = Uint8Array.from({ length: 256 * 1024 }, (_, index) => index % 256);
    stored = { ...stored, event: aRawEvent({ body, text: new TextDecoder().decode(body) }) };

    const response = await original();

    expect(response.statusCode).toBe(200);
    expect(Buffer.compare(response.rawPayload, body)).toBe(0);
    expect(response.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="event-event-1.txt"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('names JSON as JSON', async () => {
    expect((await original()).headers['content-disposition']).toBe('attachment; filename="event-event-1.json"');
    expect((await original()).headers['content-type']).toBe('application/octet-stream');
  });

  it('leaves the envelope of SNS out, with the address that ends the subscription', async () => {
    const body = Buffer.from(
      JSON.stringify({ Type: 'Notification', Message: TEXT, UnsubscribeURL: 'https://sns.us-east-1.amazonaws.com/?x' }),
    );
    stored = { ...stored, event: aRawEvent({ door: 'sns-https', text: TEXT, body }) };

    expect((await original()).body).toBe(TEXT);
  });

  it('says that the text of a refused event is deleted', async () => {
    stored = { ...stored, state: 'refused' };

    expect((await original()).statusCode).toBe(410);
    expect((await original()).json()).toMatchObject({ error: { code: 'event-text-deleted' } });
  });
});
