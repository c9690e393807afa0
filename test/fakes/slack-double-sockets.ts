// The Socket Mode side of the Slack double: tickets, hello, envelopes, acknowledgements, disconnects.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

/** Something to deliver. */
export interface DoubleEnvelope {
  /** An event unless given. */
  readonly type?: 'events_api' | 'interactive' | 'slash_commands';
  readonly envelopeId?: string;
  readonly payload: unknown;
  /** Greater than 0 when Slack delivers again. */
  readonly retryAttempt?: number;
}

/** Keeps the open connections of apps. */
export class SlackDoubleSockets {
  /** Ids of the envelopes that were acknowledged, in order. */
  readonly acknowledged: string[] = [];
  readonly #answers = new Map<string, unknown>();
  readonly #tickets = new Map<string, string>();
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #open = new Map<WebSocket, string>();
  readonly #onChange: () => void;
  #saysHello = true;

  /** Takes the HTTP server to share and what to call after every change. */
  constructor(server: Server, onChange: () => void) {
    this.#onChange = onChange;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const ticket = new URL(request.url ?? '/', 'http://double').searchParams.get('ticket') ?? '';
      const appToken = this.#tickets.get(ticket);
      // A ticket opens one connection.
      this.#tickets.delete(ticket);
      if (appToken === undefined) {
        socket.destroy();
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (webSocket) => {
        this.#welcome(webSocket, appToken);
      });
    });
  }

  /** How many connections the app has open. */
  countOpen(appToken: string): number {
    return [...this.#open.values()].filter((owner) => owner === appToken).length;
  }

  /** Returns what an envelope was acknowledged with; undefined where with nothing, or not yet. */
  answerTo(envelopeId: string): unknown {
    return this.#answers.get(envelopeId);
  }

  /** Makes a ticket for one connection. */
  issueTicket(appToken: string): string {
    const ticket = randomUUID();
    this.#tickets.set(ticket, appToken);
    return ticket;
  }

  /** Says nothing on new connections from now on. */
  withholdHello(): void {
    this.#saysHello = false;
  }

  /** Delivers an event on one of the app's connections, as Slack does; returns the envelope's id. */
  deliver(appToken: string, envelope: DoubleEnvelope): string {
    const envelopeId = envelope.envelopeId ?? randomUUID();
    const [socket] = [...this.#open].find(([, owner]) => owner === appToken) ?? [];
    if (socket === undefined) {
      throw new Error('the app has no open connection');
    }
    const { type = 'events_api', retryAttempt = 0 } = envelope;
    const retry = retryAttempt === 0 ? {} : { retry_reason: 'timeout' };
    socket.send(
      JSON.stringify({
        type,
        envelope_id: envelopeId,
        accepts_response_payload: type !== 'events_api',
        retry_attempt: retryAttempt,
        ...retry,
        payload: envelope.payload,
      }),
    );
    return envelopeId;
  }

  /** Sends text that is no message of Slack's. */
  sendRaw(text: string): void {
    for (const socket of this.#open.keys()) {
      socket.send(text);
    }
  }

  /** Asks all connections to come anew, as Slack does every few hours. */
  requestRefresh(): void {
    for (const socket of this.#open.keys()) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'double' } }));
    }
  }

  /** Stops reading from all connections, so that nothing is answered on them. */
  freeze(): void {
    for (const socket of this.#open.keys()) {
      socket.pause();
    }
  }

  /** Cuts all connections without a word. */
  cut(): void {
    for (const socket of this.#open.keys()) {
      socket.terminate();
    }
  }

  /** Cuts all connections and takes no more. */
  close(): void {
    this.cut();
    this.#server.close();
  }

  #welcome(socket: WebSocket, appToken: string): void {
    this.#open.set(socket, appToken);
    socket.on('close', () => {
      this.#open.delete(socket);
      this.#onChange();
    });
    socket.on('message', (data: Buffer) => {
      const { envelope_id: envelopeId, payload } = JSON.parse(data.toString('utf8')) as { envelope_id: string; payload?: unknown };
      this.acknowledged.push(envelopeId);
      this.#answers.set(envelopeId, payload);
      this.#onChange();
    });
    if (this.#saysHello) {
      socket.send(JSON.stringify({ type: 'hello', num_connections: this.#open.size, connection_info: { app_id: 'A0DOUBLE' } }));
    }
    this.#onChange();
  }
}
