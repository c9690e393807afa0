// What is published about custom notifications: their JSON Schema and the OpenAPI document of the door, made from the schema that it uses.
import { z } from 'zod';
import { AcceptedEvent } from './admin-api.ts';
import { CustomNotification, NotifyRefusal } from './custom-notification.ts';

type Document = Readonly<Record<string, unknown>>;

/** Returns the JSON Schema (2020-12) of custom notifications. */
export function customNotificationJsonSchema(): Document {
  return z.toJSONSchema(CustomNotification, { io: 'input' });
}

/** Returns the OpenAPI document (3.0) of POST /notify, with the schema under AWS's name for it. */
export function notifyOpenApi(): Document {
  return {
    openapi: '3.0.3',
    info: {
      title: 'Signalbox: custom notifications',
      description: 'Posts a message to the channels that a token reaches.',
      version: '1.0.0',
    },
    servers: [{ url: '/' }],
    paths: {
      '/notify': {
        post: {
          operationId: 'notify',
          summary: 'Posts a custom notification, any JSON or any text.',
          description:
            'A body of at most 256 KB. What says that its source is custom must be as the schema says; everything else is shown.',
          security: [{ token: [] }],
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
            200: answer('On disk, and on its way; or a duplicate of what came within ten minutes.', 'AcceptedEvent'),
            400: answer('The body is empty (empty-body), or a field is wrong (invalid-custom-notification).', 'NotifyRefusal'),
            401: answer('The token is missing or not known (token-refused).', 'NotifyRefusal'),
            413: answer('The body has more than 256 KB (body-too-large).', 'NotifyRefusal'),
            503: {
              ...answer('Stopping, loaded or out of disk. Nothing was kept; send it again.', 'NotifyRefusal'),
              headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        CustomNotifications: openApiSchema(CustomNotification),
        AcceptedEvent: openApiSchema(AcceptedEvent),
        NotifyRefusal: openApiSchema(NotifyRefusal),
      },
    },
  };
}

function openApiSchema(schema: z.ZodType): Document {
  return z.toJSONSchema(schema, { io: 'input', target: 'openapi-3.0' });
}

function reference(name: string): Document {
  return { $ref: `#/components/schemas/${name}` };
}

function answer(description: string, name: string): Document {
  return { description, content: { 'application/json': { schema: reference(name) } } };
}
