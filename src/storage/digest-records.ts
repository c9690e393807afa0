// What the store keeps of digests: at most one open one of a kind, and of a group, in a channel.
import type { Digest, DigestKind } from '../domain/digest.ts';

/** Reads about digests. */
export interface DigestReader {
  find(id: string): Promise<Digest | undefined>;
  findOpen(channelKey: string, kind: Exclude<DigestKind, 'group'>): Promise<Digest | undefined>;
  findOpenGroup(channelKey: string, groupKey: string): Promise<Digest | undefined>;
  /** The open groups of a channel, at most `limit`. */
  listOpenGroups(channelKey: string, limit: number): Promise<readonly Digest[]>;
  /** True where the channel has had one, of a kind where it is named. */
  hasAny(channelKey: string, kind?: DigestKind): Promise<boolean>;
  /** Keys of the channels that have an open one. */
  listOpenChannels(): Promise<readonly string[]>;
}

/** Writes about digests. */
export interface DigestWriter extends DigestReader {
  /** Throws where one of the same kind and group is open in the channel. */
  insert(digest: Digest): Promise<void>;
  /** Throws `digest-unknown`. */
  replace(digest: Digest): Promise<void>;
}
