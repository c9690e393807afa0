// What the store keeps of digests: at most one open one of a kind in a channel.
import type { Digest, DigestKind } from '../domain/digest.ts';

/** Reads about digests. */
export interface DigestReader {
  find(id: string): Promise<Digest | undefined>;
  findOpen(channelKey: string, kind: DigestKind): Promise<Digest | undefined>;
  /** True where the channel has had one. */
  hasAny(channelKey: string): Promise<boolean>;
  /** Keys of the channels that have an open one. */
  listOpenChannels(): Promise<readonly string[]>;
}

/** Writes about digests. */
export interface DigestWriter extends DigestReader {
  /** Throws where one of the same kind is open in the channel. */
  insert(digest: Digest): Promise<void>;
  /** Throws `digest-unknown`. */
  replace(digest: Digest): Promise<void>;
}
