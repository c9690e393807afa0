// Where a view came from: it comes back with what is filled in, so that the answer goes where the button was.
import { z } from 'zod';
import { armor, disarm } from '../press-value.ts';
import { MAX_PRIVATE_METADATA_LENGTH } from '../slack-limits.ts';

const Origin = z.object({
  /** The channel of the button. */
  channelId: z.string(),
  /** The message under which the answer is a reply. */
  threadTs: z.string().optional(),
  isThreadOpen: z.literal(true).optional(),
  /** What the values are said behind; absent where the command itself is edited. */
  command: z.string().optional(),
});
/** Where a view came from, and what it says. */
export type ViewOrigin = Readonly<z.infer<typeof Origin>>;

/** Writes it; undefined where it does not fit. */
export function writeOrigin(origin: ViewOrigin): string | undefined {
  const written = armor(JSON.stringify(origin));
  return written.length <= MAX_PRIVATE_METADATA_LENGTH ? written : undefined;
}

/** Reads it; undefined for what no view of ours carries. */
export function readOrigin(written: string): ViewOrigin | undefined {
  try {
    return Origin.safeParse(JSON.parse(disarm(written))).data;
  } catch {
    return undefined;
  }
}
