// The documented schema of custom notifications (version 1.0, source custom), once for door, recognizer and published documents.
// Rules: AWS Chatbot administrator guide, custom notifications. Keys that it does not name are allowed everywhere.
import { z } from 'zod';

/** How long each text of a custom notification may be, in characters: Unicode code points, as JSON Schema counts them. */
export const customNotificationLimits = { title: 250, description: 8000, nextStep: 350, keyword: 75 } as const;

/** Counts the characters of a text. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

// Match: any text with a letter, digit or sign. Near miss: only white space.
const NOT_BLANK = /\S/;

// JSON Schema has its own length rule and zod counts code units, so the length is a refinement here and `maxLength` there.
function textUpTo(limit: number): z.ZodString {
  return z.string().refine((text) => characterCount(text) <= limit, { params: { limit } });
}

const { title, description, nextStep, keyword } = customNotificationLimits;

const Content = z.looseObject({
  textType: z.literal('client-markdown').optional().meta({ description: 'How the texts are written; there is only one way.' }),
  title: textUpTo(title).optional().meta({ description: 'The title, with markup.', maxLength: title }),
  description: textUpTo(description).regex(NOT_BLANK).meta({ description: 'What happened, with markup.', maxLength: description }),
  nextSteps: z
    .array(textUpTo(nextStep).meta({ maxLength: nextStep }))
    .optional()
    .meta({ description: 'What to do next, with markup; a list of bullets.' }),
  keywords: z
    .array(textUpTo(keyword).meta({ maxLength: keyword }))
    .optional()
    .meta({ description: 'Tags. A word for a severity, such as critical, is also the severity of the message.' }),
});

const Metadata = z.looseObject({
  threadId: z.string().optional().meta({ description: 'Messages with the same one are about the same thing, and shown together.' }),
  summary: z.string().optional().meta({ description: 'One line about this step, shown as the latest update.' }),
  eventType: z.string().optional().meta({ description: 'What kind of event it is; shown, and the title where there is none.' }),
  relatedResources: z.array(z.string()).optional().meta({ description: 'ARNs or names of what it is about; shown.' }),
  additionalContext: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Names and values; shown, and the variables of custom actions.' }),
  enableCustomActions: z.boolean().optional().meta({ description: 'False takes custom actions off this message. Default: true.' }),
});

/** A custom notification as its sender must write it. */
export const CustomNotification = z
  .looseObject({
    version: z.literal('1.0'),
    source: z.literal('custom'),
    id: z.string().optional().meta({ description: 'An id of the sender, shown. The same id twice is two events.' }),
    content: Content,
    metadata: Metadata.optional(),
  })
  .meta({ title: 'CustomNotifications', description: 'A custom notification. Texts are counted in characters (Unicode code points).' });

/** Why a field is wrong: an error code of its own, stable like all of them. */
export const FieldRule = z.enum(['missing', 'wrong-type', 'wrong-value', 'too-long', 'blank']);
/** Why a field is wrong. */
export type FieldRule = z.infer<typeof FieldRule>;

/** One wrong field of a custom notification. */
export const FieldProblem = z.object({
  /** For example `content.nextSteps[2]`; a key that is no word is quoted: `metadata.additionalContext["a b"]`. */
  path: z.string().meta({ description: 'Where it stands, for example content.nextSteps[2].' }),
  rule: FieldRule,
  limit: z.int().optional().meta({ description: 'With too-long: the most characters.' }),
  actual: z.int().optional().meta({ description: 'With too-long: how many there are.' }),
  message: z.string().meta({ description: 'The same in a sentence, for people; may change.' }),
});
/** One wrong field of a custom notification. */
export type FieldProblem = z.infer<typeof FieldProblem>;

/** How many wrong fields an answer names; a list may hold thousands of them. */
export const FIELD_PROBLEMS_MAX = 100;

/** Every refusal of POST /notify. */
export const NotifyRefusal = z.object({
  error: z.object({
    code: z.string().meta({ description: 'Stable, for programs.' }),
    message: z.string().meta({ description: 'For people; may change.' }),
    problems: z
      .array(FieldProblem)
      .max(FIELD_PROBLEMS_MAX)
      .optional()
      .meta({ description: 'With invalid-custom-notification: every field that is wrong.' }),
    problemCount: z.int().optional().meta({ description: 'How many there are, more than are listed perhaps.' }),
  }),
});
