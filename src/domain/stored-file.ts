// A file that an answer carries: kept beside the message, for a day, for whoever may read its channel.
import type { Channel } from './channel.ts';

/** How long a file is kept: as long as the rest of an answer is offered. What it holds belongs to AWS, and is soon out of date here. */
export const FILE_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** What a file may be; nothing that a browser would run. */
export type FileMediaType = 'application/json' | 'text/csv';

/** A file as a message names it. */
export interface FileReference {
  readonly fileId: string;
  /** With its ending: `ec2-describe-instances.json`. */
  readonly name: string;
  readonly mediaType: FileMediaType;
  readonly byteCount: number;
  /** An instant as ISO 8601; from then on the file is gone. */
  readonly expiresAt: string;
}

/** A file that is kept. */
export interface StoredFile {
  readonly id: string;
  /** Whoever may read this channel may read the file. */
  readonly channel: Channel;
  readonly name: string;
  readonly mediaType: FileMediaType;
  readonly content: Uint8Array;
  readonly expiresAt: Date;
}
