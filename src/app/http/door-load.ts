// How much the doors take on at once. Whoever is one too many is told to come again before a body of theirs is read: SNS, queues of
// webhooks and Alertmanager all do.
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Shortage } from '../resource-watch.ts';

/** How many requests the doors work on at once. */
export const MAX_REQUESTS_UNDER_WAY = 512;

/** How many of them on one connection: proxies and SNS send one after the other. Stops one connection from taking all places. */
export const MAX_REQUESTS_OF_CONNECTION = 8;

/** How many bytes of bodies they hold at once: 40 of the largest that SNS sends, and thousands of usual ones. */
export const MAX_BYTES_UNDER_WAY = 64 * 1024 * 1024;

/** How many units may wait in the store: half of what that takes, so that people and deliveries find room beside a flood of events. */
export const MAX_WAITING_WRITES = 1_000;

/** Why a request is told to come again. */
export type LoadReason = 'overloaded' | Shortage;

/** What is looked at. */
export interface DoorLoadOptions {
  readonly countWaitingWrites: () => number;
  readonly findShortage: () => Shortage | undefined;
}

/** Counts what is under way. */
export class DoorLoad {
  readonly #options: DoorLoadOptions;
  readonly #bySocket = new WeakMap<Socket, number>();
  #requestCount = 0;
  #byteCount = 0;

  constructor(options: DoorLoadOptions) {
    this.#options = options;
  }

  /** Why a request is too much now, or undefined. */
  refusalOf(request: FastifyRequest, bodyLimit: number): LoadReason | undefined {
    if (this.#requestCount >= MAX_REQUESTS_UNDER_WAY) return 'overloaded';
    if ((this.#bySocket.get(request.raw.socket) ?? 0) >= MAX_REQUESTS_OF_CONNECTION) return 'overloaded';
    if (this.#byteCount + announcedBytes(request, bodyLimit) > MAX_BYTES_UNDER_WAY) return 'overloaded';
    if (this.#options.countWaitingWrites() >= MAX_WAITING_WRITES) return 'overloaded';
    return this.#options.findShortage();
  }

  /** Counts a request until the returned function is called. */
  begin(request: FastifyRequest, bodyLimit: number): () => void {
    const { socket } = request.raw;
    const bytes = announcedBytes(request, bodyLimit);
    this.#add(socket, 1, bytes);
    return () => {
      this.#add(socket, -1, -bytes);
    };
  }

  #add(socket: Socket, requests: number, bytes: number): void {
    this.#requestCount += requests;
    this.#byteCount += bytes;
    this.#bySocket.set(socket, (this.#bySocket.get(socket) ?? 0) + requests);
  }
}

/** How long the body says that it will be; as long as it may be, where it does not say. More than that is refused for itself. */
function announcedBytes({ headers }: FastifyRequest, bodyLimit: number): number {
  const announced = Number(headers['content-length'] ?? bodyLimit);
  return announced >= 0 && announced <= bodyLimit ? announced : bodyLimit;
}
