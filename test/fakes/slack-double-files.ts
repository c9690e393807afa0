// Files of the Slack double: an address for each upload that works once, completion, and the time that Slack takes to look through a file.
import type { DoubleAnswer, DoubleRequest, DoubleWorkspace } from './slack-double-call.ts';

/** A file of the double. */
export interface DoubleFile {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  /** As many bytes as were announced; undefined until they have come. */
  readonly content?: Buffer;
  readonly channelId?: string;
  readonly threadTs?: string;
  readonly isComplete: boolean;
  /** How often somebody still looks at it before Slack has looked through it. */
  readonly looksUntilReady: number;
}

interface Ticket {
  readonly fileId: string;
  readonly length: number;
}

/** The scopes that uploading and asking need (docs.slack.dev/reference/methods). */
const SCOPES: Readonly<Record<string, string>> = {
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'files.info': 'files:read',
};

/** Largest file (docs.slack.dev/reference/methods/files.getUploadURLExternal: 1 GB). */
const MAX_LENGTH = 1024 ** 3;

/** Keeps files and answers the methods about them. */
export class SlackDoubleFiles {
  readonly #files = new Map<string, DoubleFile>();
  readonly #tickets = new Map<string, Ticket>();
  readonly #looksUntilReady: number;
  #lastNumber = 0;

  /** Takes how often somebody looks at a file before it is ready. */
  constructor(looksUntilReady: number) {
    this.#looksUntilReady = looksUntilReady;
  }

  /** Returns all files, the oldest first. */
  list(): readonly DoubleFile[] {
    return [...this.#files.values()];
  }

  /** Answers a method about files; undefined where it is about something else. `share` puts files into a channel. */
  answer(
    { method, parameters }: DoubleRequest,
    { scopes, teamId }: DoubleWorkspace,
    { origin, share }: { readonly origin: string; readonly share: (files: readonly DoubleFile[]) => string | undefined },
  ): DoubleAnswer | undefined {
    const needed = SCOPES[method];
    if (needed === undefined) return undefined;
    const granted = scopes ?? ['chat:write', 'app_mentions:read', 'files:write'];
    if (!granted.includes(needed)) return { ok: false, error: 'missing_scope', needed, provided: granted.join(',') };
    switch (method) {
      case 'files.getUploadURLExternal':
        return this.#grant(parameters, teamId, origin);
      case 'files.completeUploadExternal':
        return this.#complete(parameters, teamId, share);
      default:
        return this.#inform(parameters['file'] ?? '', teamId);
    }
  }

  /** Takes the bytes that come to an address; returns the HTTP status. An address works once, for as many bytes as were announced. */
  take(path: string, content: Buffer, hasToken: boolean): number {
    const ticket = this.#tickets.get(path);
    const file = this.#files.get(ticket?.fileId ?? '');
    if (ticket === undefined || file === undefined) return 404;
    this.#tickets.delete(path);
    // The address is the permission; a token that comes here was told to somebody whom it does not concern.
    if (hasToken || content.byteLength !== ticket.length) return 400;
    this.#files.set(file.id, { ...file, content });
    return 200;
  }

  /** Tells whether a message may show the picture; asking counts as a look. */
  isPicture(fileId: string, teamId: string): boolean {
    const file = this.#files.get(fileId);
    if (file === undefined || file.teamId !== teamId || !file.isComplete || !file.name.endsWith('.png')) return false;
    return this.#isReady(file);
  }

  #isReady(file: DoubleFile): boolean {
    if (file.looksUntilReady === 0) return true;
    this.#files.set(file.id, { ...file, looksUntilReady: file.looksUntilReady - 1 });
    return false;
  }

  #grant(parameters: DoubleRequest['parameters'], teamId: string, origin: string): DoubleAnswer {
    const name = parameters['filename'] ?? '';
    const length = Number(parameters['length']);
    if (name === '' || !Number.isInteger(length) || length < 1 || length > MAX_LENGTH) return { ok: false, error: 'invalid_arguments' };
    this.#lastNumber += 1;
    const id = `F0DOUBLE${String(this.#lastNumber).padStart(4, '0')}`;
    const path = `/upload/v1/${id}-${Math.random().toString(36).slice(2)}`;
    this.#tickets.set(path, { fileId: id, length });
    this.#files.set(id, { id, teamId, name, isComplete: false, looksUntilReady: this.#looksUntilReady });
    return { ok: true, upload_url: `${origin}${path}`, file_id: id };
  }

  #complete(
    parameters: DoubleRequest['parameters'],
    teamId: string,
    share: (files: readonly DoubleFile[]) => string | undefined,
  ): DoubleAnswer {
    const named = JSON.parse(parameters['files'] ?? '[]') as readonly { readonly id: string; readonly title?: string }[];
    const files = named.map(({ id }) => this.#files.get(id));
    const [channelId, threadTs] = [parameters['channel_id'], parameters['thread_ts']];
    const completed = files.flatMap((file) =>
      file === undefined || file.teamId !== teamId || file.content === undefined || file.isComplete
        ? []
        : [
            {
              ...file,
              isComplete: true,
              ...(channelId === undefined ? {} : { channelId }),
              ...(threadTs === undefined ? {} : { threadTs }),
            },
          ],
    );
    if (completed.length === 0 || completed.length < named.length) return { ok: false, error: 'file_not_found' };
    const refusal = channelId === undefined ? undefined : share(completed);
    if (refusal !== undefined) return { ok: false, error: refusal };
    for (const file of completed) this.#files.set(file.id, file);
    return { ok: true, files: named.map(({ id, title }) => ({ id, title })) };
  }

  #inform(fileId: string, teamId: string): DoubleAnswer {
    const file = this.#files.get(fileId);
    if (file === undefined || file.teamId !== teamId || !file.isComplete) return { ok: false, error: 'file_not_found' };
    // Until Slack has looked through a file it does not say what it is.
    const isReady = this.#isReady(file);
    const mimetype = file.name.endsWith('.png') ? 'image/png' : 'text/plain';
    return { ok: true, file: { id: file.id, name: file.name, mimetype: isReady ? mimetype : '', size: file.content?.byteLength } };
  }
}
