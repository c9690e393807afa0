// Parts of schemas for messages from services: what has another type than documented counts as missing.
import { z } from 'zod';
import { readableText } from '../readable-text.ts';

/** A text without control characters; empty counts as missing. */
export const lenientText = z
  .string()
  .transform((text) => {
    const readable = readableText(text).trim();
    return readable === '' ? undefined : readable;
  })
  .optional()
  .catch(undefined);

// Match: 80, -1.5. Near miss: 80 %, 0x10.
const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** A finite number; some programs that pass messages on write numbers as text. */
export const lenientNumber = z
  .union([z.number(), z.string().regex(NUMBER).transform(Number)])
  .optional()
  .catch(undefined);

/** A truth value. */
export const lenientBoolean = z.boolean().optional().catch(undefined);

/** An object or another composed value. */
export function lenient<Schema extends z.ZodType>(schema: Schema): z.ZodCatch<z.ZodOptional<Schema>> {
  return schema.optional().catch(undefined);
}

/** More entries than CloudWatch allows anywhere in an alarm (500 metrics a query; CloudWatch API, GetMetricData). */
const MAX_ENTRIES = 500;

/** A list without the entries that are of another type. */
export function lenientList<Schema extends z.ZodType>(schema: Schema): z.ZodType<readonly z.output<Schema>[]> {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.slice(0, MAX_ENTRIES).flatMap((item) => {
        const parsed = schema.safeParse(item);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}
