// How it stands with chat platforms and channels, step by step, for administrators. Paths stand beside each shape.
import { z } from 'zod';

/** A step: done, wrong, not to be told, or still to do. */
export const SetUpStep = z.object({
  title: z.string(),
  status: z.enum(['ok', 'fault', 'unknown', 'todo']),
  /** What was seen, or what to do. */
  text: z.string(),
  /** The instant that the text speaks of. */
  at: z.string().exactOptional(),
  cause: z.string().exactOptional(),
  /** The command that mends it, or what to do. */
  mend: z.string().exactOptional(),
});
/** A step. */
export type SetUpStep = z.infer<typeof SetUpStep>;

/** GET /api/set-up (administrators): asks the platforms, which may take half a minute; nothing is posted. */
export const SetUpReport = z.object({
  lookedAt: z.string(),
  platforms: z.array(z.object({ name: z.string(), title: z.string(), isConfigured: z.boolean(), steps: z.array(SetUpStep) })),
  /** The first ones of the file; how many there are stands beside them. */
  configurationCount: z.number(),
  configurations: z.array(
    z.object({
      configurationName: z.string(),
      platform: z.string(),
      channelName: z.string(),
      /** False where a test message would not be posted. */
      isTestable: z.boolean(),
      steps: z.array(SetUpStep),
    }),
  ),
});
/** How it stands. */
export type SetUpReport = z.infer<typeof SetUpReport>;
