// What is published about the HTTP door: the JSON Schema of custom notifications and an OpenAPI document, made from the schemas that it uses.
import { z } from 'zod';
import { AcceptedEvent } from './admin-api.ts';
import { AcceptedEvents, AlertWebhook } from './alert-webhook.ts';
import { CustomNotification, NotifyRefusal } from './custom-notification.ts';

type Document = Readonly<Record<string, unknown>>;

/** Returns the JSON Schema (2020-12) of custom notifications. */
export function customNotificationJsonSchema(): Document {
  return z.toJSONSchema(CustomNotification, { io: 'input' });
}

/** Returns the OpenAPI document (3.0) of POST /notify and /alertmanager, with the schema of custom notifications under AWS's name for it. */
export function notifyOpenApi(): Document {
  return {
    openapi: '3.0.3',
    info: {
      title: 'Signalbox: the HTTP door',
      description: 'Posts events to the channels that a sender reaches. Bodies are taken as they are, never compressed.',
      version: '1.1.0',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { standardWebhooks: [] }, { signatureVersion4: [] }],
    paths: {
      '/notify': {
        post: {
          operationId: 'notify',
          summary: 'Posts a custom notification, any JSON or any text.',
          description:
            'A body of at most 256 KB. What says that its source is custom must be as the schema says; everything else is shown. ' +
            'The alerts of a webhook of Alertmanager or Grafana are events of their own here as well.',
          parameters: [
            {
              name: 'lenient',
              in: 'query',
              description: 'With true a custom notification that is not as the schema says is posted nevertheless, cut, with a notice.',
              schema: { type: 'boolean', default: false },
            },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: reference('CustomNotifications') }, 'text/plain': { schema: { type: 'string' } } },
          },
          responses: {
            200: answer('On disk, and on its way; or a duplicate of what came within ten minutes.', 'AcceptedEvent', 'AcceptedEvents'),
            400: answer('The body is empty (empty-body), or a field is wrong (invalid-custom-notification).', 'NotifyRefusal'),
            ...refusals('The body has more than 256 KB (body-too-large).'),
          },
        },
      },
      '/alertmanager': {
        post: {
          operationId: 'alertmanager',
          summary: 'Posts each alert of a webhook of Alertmanager or Grafana as an event of its own.',
          description:
            'A body of at most 2 MB. What was told before is a duplicate and shown once, however often its group is told. ' +
            'All of its alerts are on disk before it is answered; of one that failed on its way all may come again.',
          requestBody: { required: true, content: { 'application/json': { schema: reference('AlertWebhook') } } },
          responses: {
            200: answer('On disk, all of them, in their order.', 'AcceptedEvents'),
            400: answer('The body is empty (empty-body), or no webhook of Alertmanager or Grafana (not-alerts).', 'NotifyRefusal'),
            ...refusals('The body has more than 2 MB (body-too-large).'),
          },
        },
      },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        standardWebhooks: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: 'Standard Webhooks 1.0, v1 or v1a, with webhook-id and webhook-timestamp. The same webhook-id is one event.',
        },
        signatureVersion4: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'AWS Signature Version 4 for the service signalbox, in any Region, with a key of this door; the body is signed.',
        },
      },
      schemas: {
        CustomNotifications: openApiSchema(CustomNotification),
        AlertWebhook: openApiSchema(AlertWebhook),
        AcceptedEvent: openApiSchema(AcceptedEvent),
        AcceptedEvents: openApiSchema(AcceptedEvents),
        NotifyRefusal: openApiSchema(NotifyRefusal),
      },
    },
  };
}

/** What both ways answer where the sender, the size or the moment is wrong. */
function refusals(tooLarge: string): Document {
  return {
    401: answer('The sender is not known by what it shows (token-refused, token-expired, signature-refused).', 'NotifyRefusal'),
    413: answer(tooLarge, 'NotifyRefusal'),
    415: answer('The body is compressed (encoded-body).', 'NotifyRefusal'),
    503: {
      ...answer('Stopping, loaded, out of disk, or signed for another time. Send it again.', 'NotifyRefusal'),
      headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
    },
  };
}

function openApiSchema(schema: z.ZodType): Document {
  return z.toJSONSchema(schema, { io: 'input', target: 'openapi-3.0' });
}

function reference(name: string): Document {
  return { $ref: `#/components/schemas/${name}` };
}

function answer(description: string, ...names: readonly string[]): Document {
  const [first, ...others] = names.map(reference);
  return { description, content: { 'application/json': { schema: others.length === 0 ? first : { oneOf: [first, ...others] } } } };
}
