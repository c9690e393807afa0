// The `aliases` part of the configuration: short names for commands, which nobody changes in the chat.
import { z } from 'zod';
import { ALIAS_COMMAND_MAX_LENGTH, ALIAS_NAME_MAX_LENGTH, isAliasName } from '../domain/alias.ts';

/** An alias as it is written in the file. */
export const AliasConfig = z.strictObject({
  name: z
    .string()
    .refine(
      isAliasName,
      `must be letters, digits, hyphens, underscores and dots, ${ALIAS_NAME_MAX_LENGTH} at most, and begin with a letter or digit`,
    )
    .describe('Its name: `run NAME` runs it, whatever the case.'),
  command: z
    .string()
    .trim()
    .min(1)
    .max(ALIAS_COMMAND_MAX_LENGTH, `must have ${ALIAS_COMMAND_MAX_LENGTH} characters at most`)
    .describe('What it stands for: a command with $variables, or several, each on a line of its own.'),
  configurationNames: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Names of the channel configurations in whose channels it counts. Without it: in all.'),
});
/** An alias as it is written in the file. */
export type AliasConfig = z.infer<typeof AliasConfig>;
