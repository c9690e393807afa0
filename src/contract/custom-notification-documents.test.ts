import fc from 'fast-check';
import { fastify, type FastifyRequest } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { AlertWebhook } from './alert-webhook.ts';
import { customNotificationJsonSchema, notifyOpenApi } from './custom-notification-documents.ts';
import { CustomNotification, customNotificationLimits as limits } from './custom-notification.ts';

type Validate = (document: unknown) => boolean;

/** Compiles a schema with Ajv, which is not what the door uses; Fastify brings it along. */
async function compile(schema: object): Promise<Validate> {
  const server = fastify({
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, strictTypes: false } },
  });
  let validate: ReturnType<FastifyRequest['compileValidationSchema']> | undefined;
  server.get('/', (request) => {
    validate = request.compileValidationSchema({ ...schema });
    return '';
  });
  await server.inject('/');
  await server.close();
  return (document) => validate?.(document) === true;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const openApi = notifyOpenApi() as unknown as OpenApi;
let bySchema: Validate;
let byOpenApi: Validate;

beforeAll(async () => {
  // The default Ajv knows draft 7, in which every keyword that is used here means the same.
  const { $schema: _draft, ...schema } = customNotificationJsonSchema();
  bySchema = await compile(schema);
  byOpenApi = await compile(openApi.components.schemas['CustomNotifications'] ?? {});
});

const byDoor: Validate = (document) => CustomNotification.safeParse(document).success;

/** Texts about as long as a limit, with characters of one and of two code units. */
function textAround(limit: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: limit - 1, max: limit + 1 }), fc.constantFrom('a', '👩', ' ', '\uD83D', 'é'))
    .map(([length, character]) => character.repeat(length));
}

const wrong = fc.constantFrom<unknown>(null, 0, 1.5, true, '', [], {}, 'x', ['x'], [1], { a: 'b' }, { a: 1 });
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
const mostly = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong });
const list = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => mostly(fc.array(mostly(item), { maxLength: 3 }));

const documents = fc
  .record(
    {
      version: mostly(fc.constant('1.0')),
      source: mostly(fc.constant('custom')),
      id: mostly(text),
      content: mostly(
        fc.record(
          {
            textType: mostly(fc.constant('client-markdown')),
            title: mostly(fc.oneof(text, textAround(limits.title))),
            description: mostly(fc.oneof(text, textAround(limits.description))),
            nextSteps: list(fc.oneof(text, textAround(limits.nextStep))),
            keywords: list(fc.oneof(text, textAround(limits.keyword))),
            more: wrong,
          },
          { requiredKeys: ['description'] },
        ),
      ),
      metadata: mostly(
        fc.record(
          {
            threadId: mostly(text),
            summary: mostly(text),
            eventType: mostly(text),
            relatedResources: list(text),
            additionalContext: mostly(fc.dictionary(fc.constantFrom('a', 'b c', 'constructor', ''), mostly(text))),
            enableCustomActions: mostly(fc.boolean()),
            eventId: wrong,
          },
          { requiredKeys: [] },
        ),
      ),
      more: wrong,
    },
    { requiredKeys: ['version', 'source', 'content'] },
  )
  .map((document) => JSON.parse(JSON.stringify(document)) as unknown);

describe('customNotificationJsonSchema', () => {
  it('is of the draft of 2020 and named as AWS names it', () => {
    expect(customNotificationJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'CustomNotifications',
      required: ['version', 'source', 'content'],
      properties: {
        version: { const: '1.0' },
        source: { const: 'custom' },
        content: {
          required: ['description'],
          properties: {
            title: { maxLength: 250 },
            description: { maxLength: 8000 },
            nextSteps: { items: { maxLength: 350 } },
            keywords: { items: { maxLength: 75 } },
          },
        },
      },
    });
  });

  it('agrees with the door and with the OpenAPI document about a thousand documents', () => {
    let acceptedCount = 0;
    fc.assert(
      fc.property(documents, (document) => {
        const isAccepted = byDoor(document);
        acceptedCount += isAccepted ? 1 : 0;

        expect([bySchema(document), byOpenApi(document)]).toEqual([isAccepted, isAccepted]);
      }),
      { numRuns: 1000 },
    );
    expect(acceptedCount).toBeGreaterThan(50);
    expect(acceptedCount).toBeLessThan(950);
  });
});

describe('notifyOpenApi', () => {
  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(openApi).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);

    expect(new Set(references)).toEqual(new Set(Object.keys(openApi.components.schemas)));
  });

  it('describes both ways in with every way to be known and every answer', () => {
    expect(openApi).toMatchObject({
      openapi: '3.0.3',
      security: [{ token: [] }, { standardWebhooks: [] }, { signatureVersion4: [] }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' }, standardWebhooks: {}, signatureVersion4: {} } },
    });
    expect(Object.keys(openApi.paths)).toEqual(['/notify', '/alertmanager']);
    for (const { post } of Object.values(openApi.paths)) {
      expect(Object.keys((post as { responses: object }).responses)).toEqual(['200', '400', '401', '413', '415', '503']);
    }
  });

  it('agrees with the door about a thousand webhooks of alerts', async () => {
    const byDocument = await compile(openApi.components.schemas['AlertWebhook'] ?? {});
    const status = mostly(fc.constantFrom('firing', 'resolved'));
    const alert = fc.record(
      { status, labels: mostly(fc.dictionary(text, mostly(text))), annotations: wrong, startsAt: wrong, fingerprint: wrong, more: wrong },
      { requiredKeys: ['status'] },
    );
    const webhooks = fc.record(
      { receiver: mostly(text), status, alerts: list(alert), more: wrong },
      { requiredKeys: ['receiver', 'status'] },
    );
    let acceptedCount = 0;
    fc.assert(
      fc.property(webhooks, (webhook) => {
        const document: unknown = JSON.parse(JSON.stringify(webhook));
        const isAccepted = AlertWebhook.safeParse(document).success;
        acceptedCount += isAccepted ? 1 : 0;

        expect(byDocument(document)).toBe(isAccepted);
      }),
      { numRuns: 1000 },
    );
    expect(acceptedCount).toBeGreaterThan(50);
    expect(acceptedCount).toBeLessThan(950);
  });
});
