// The published form of custom notifications, for whoever asks: it holds no secret and needs no token.
import type { FastifyInstance } from 'fastify';
import { customNotificationJsonSchema, notifyOpenApi } from '../../contract/custom-notification-documents.ts';

/** Adds GET /notify/schema.json and GET /notify/openapi.json, which anybody may read under any host name. */
export function registerNotifyDocuments(server: FastifyInstance): void {
  server.get('/notify/schema.json', () => customNotificationJsonSchema());
  server.get('/notify/openapi.json', () => notifyOpenApi());
}
