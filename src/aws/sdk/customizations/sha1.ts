// SHA-1, for S3's checksums of that name.
import { createHash, type Hash } from 'node:crypto';
import { toUint8Array } from '@smithy/core/serde';
import type { Checksum, SourceData } from '@smithy/types';

/** A SHA-1 in the form that the SDK asks for; nothing is protected by it, S3 only compares. */
export class Sha1 implements Checksum {
  #hash: Hash = createHash('sha1');

  /** Takes in more data. */
  update(data: SourceData): void {
    this.#hash.update(toUint8Array(data as Uint8Array));
  }

  /** Ends it. */
  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }

  /** Begins anew. */
  reset(): void {
    this.#hash = createHash('sha1');
  }
}
