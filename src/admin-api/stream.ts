// The live stream of the page: server-sent events that resume where a connection broke.
import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { WebMessage } from '../storage/store.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { parseRequest } from './parse-request.ts';
import { requirePerson } from './person-of-request.ts';
import { toChannelMessage } from './to-channel-message.ts';

/** How often a comment is sent, so that proxies and browsers see the connection alive. */
const HEARTBEAT_MS = 15_000;

/** A page that reads so slowly is cut off; it resumes where it was. */
const MAX_UNREAD_BYTES = 1_000_000;

/** How many missed messages are read from the store at a time. */
const CATCH_UP_BATCH = 200;

const Query = z.object({ after: z.coerce.number().int().min(0).optional() });

/** Adds GET /api/stream; the returned function ends every open stream. */
export function registerStreamRoute(server: FastifyInstance, dependencies: AdminApiDependencies): () => void {
  const open = new Set<ServerResponse>();

  server.get('/api/stream', async (request, reply) => {
    const person = requirePerson(request);
    if (dependencies.isStopping()) throw new AppError('stopping');
    const after = resumePoint(request) ?? (await dependencies.store.records.webMessages.newestRevision());
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(': connected\n\n');
    open.add(response);
    response.once('close', () => open.delete(response));
    if (person.isAdministrator) followTopics(response, dependencies);
    await followMessages(response, dependencies, after);
  });

  return () => {
    for (const response of open) response.end();
  };
}

function resumePoint(request: FastifyRequest): number | undefined {
  const { after } = parseRequest(Query, request.query);
  const lastEventId = Number(request.headers['last-event-id']);
  return Number.isSafeInteger(lastEventId) && lastEventId >= 0 ? lastEventId : after;
}

async function followMessages(response: ServerResponse, dependencies: AdminApiDependencies, after: number): Promise<void> {
  let sentRevision = after;
  // What is published while the page catches up waits here, so that order is kept and nothing falls between.
  let waiting: WebMessage[] | undefined = [];

  const send = (message: WebMessage): void => {
    if (message.revision <= sentRevision) return;
    sentRevision = message.revision;
    write(response, `id: ${message.revision}\nevent: message\ndata: ${JSON.stringify(toChannelMessage(message))}\n\n`);
  };
  const unsubscribeMessages = dependencies.messageFeed.subscribe((message) => {
    if (waiting === undefined) send(message);
    else waiting.push(message);
  });
  const heartbeat = setInterval(() => {
    write(response, ': alive\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  response.once('close', () => {
    clearInterval(heartbeat);
    unsubscribeMessages();
  });

  await catchUp(dependencies, after, send);
  for (const message of waiting) send(message);
  waiting = undefined;
}

function followTopics(response: ServerResponse, { topics }: AdminApiDependencies): void {
  const send = (): void => {
    write(response, `event: topics\ndata: ${JSON.stringify({ pendingCount: topics.countPending() })}\n\n`);
  };
  response.once('close', topics.subscribe(send));
  send();
}

async function catchUp(dependencies: AdminApiDependencies, after: number, send: (message: WebMessage) => void): Promise<void> {
  let revision = after;
  for (;;) {
    const missed = await dependencies.store.records.webMessages.listChanged(revision, CATCH_UP_BATCH);
    for (const message of missed) send(message);
    revision = missed.at(-1)?.revision ?? revision;
    if (missed.length < CATCH_UP_BATCH) return;
  }
}

function write(response: ServerResponse, text: string): void {
  if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
  else if (!response.destroyed) response.write(text);
}
