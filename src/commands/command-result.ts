// What running a command gave, ready to be shown: secrets are masked already (R9).
import type { InvocationFailure } from '../domain/invocation-failure.ts';

/** What running a command gave. */
export type CommandResult =
  | {
      readonly status: 'succeeded';
      /** As the API names it, masked; blobs are Uint8Array, timestamps Date. */
      readonly output: Readonly<Record<string, unknown>>;
      /** How many values were masked. */
      readonly maskedCount: number;
      /** True where AWS has more pages than were read. */
      readonly hasMore: boolean;
      /** Where the next page begins, by the parameters that say so; absent where it cannot be said. Not masked: it is never shown. */
      readonly nextTokens?: Readonly<Record<string, unknown>>;
      /** Members that were cut because they are longer than we read. */
      readonly truncatedMembers: readonly string[];
      readonly requestId?: string;
      readonly durationMs: number;
    }
  | { readonly status: 'failed'; readonly failure: InvocationFailure; readonly durationMs: number };
