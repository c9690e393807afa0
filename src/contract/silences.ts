// Silences and acknowledgements, as administrators see and change them. Paths stand beside each shape.
import { z } from 'zod';

/** The longest text of a request field that is a name, a reason or a condition; more is refused anyway. */
const TEXT_MAX_LENGTH = 2_000;
const MATCHERS_MAX = 50;

/** A silence. */
export const SilenceSummary = z.object({
  code: z.string(),
  /** Absent: of all channels. */
  configurationName: z.string().optional(),
  /** As people write them, such as `name=web-*`. */
  matchers: z.array(z.string()),
  reason: z.string(),
  title: z.string().optional(),
  author: z.object({ userId: z.string(), displayName: z.string() }),
  startsAt: z.string(),
  endsAt: z.string(),
  isActive: z.boolean(),
});
/** A silence. */
export type SilenceSummary = z.infer<typeof SilenceSummary>;

/** GET /api/silences (administrators): those that are not over. */
export const SilenceList = z.object({ silences: z.array(SilenceSummary) });
/** Those that are not over. */
export type SilenceList = z.infer<typeof SilenceList>;

/** POST /api/silences (administrators). */
export const SilenceRequest = z.strictObject({
  configurationName: z.string().max(128).optional(),
  matchers: z.array(z.string().max(TEXT_MAX_LENGTH)).min(1).max(MATCHERS_MAX),
  reason: z.string().max(TEXT_MAX_LENGTH).default(''),
  title: z.string().max(TEXT_MAX_LENGTH).optional(),
  /** Now unless given. */
  startsAt: z.iso.datetime({ offset: true }).optional(),
  endsAt: z.iso.datetime({ offset: true }),
});
/** What is to be silent. */
export type SilenceRequest = z.infer<typeof SilenceRequest>;

/** POST /api/silences/:code/extend (administrators). */
export const SilenceExtension = z.strictObject({ byMinutes: z.number().int().min(1).max(129_600) });

/** The answer to POST /api/silences, /api/silences/:code/extend and /api/silences/:code/remove. */
export const SilenceAnswer = z.object({ silence: SilenceSummary });
/** The silence as it is now. */
export type SilenceAnswer = z.infer<typeof SilenceAnswer>;

/** GET /api/incidents?configurationName=NAME (administrators): the open ones of a channel, newest first. */
export const IncidentList = z.object({
  incidents: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      state: z.string(),
      openedAt: z.string(),
      acknowledgedBy: z.string().optional(),
      /** Why nothing of it is told. */
      mutedBecause: z.string().optional(),
    }),
  ),
});
/** Open incidents. */
export type IncidentList = z.infer<typeof IncidentList>;

/** POST /api/incidents/acknowledge and /api/incidents/unacknowledge (administrators). */
export const IncidentWord = z.strictObject({ configurationName: z.string().max(128), code: z.string().max(32) });
/** Which incident is meant. */
export type IncidentWord = z.infer<typeof IncidentWord>;

/** The answer to them. */
export const IncidentWordAnswer = z.object({ status: z.enum(['done', 'nothing-to-do', 'over']), title: z.string() });
/** What became of it. */
export type IncidentWordAnswer = z.infer<typeof IncidentWordAnswer>;
