// The `accountNames` part of the configuration: what people call accounts that events come from, with or without a role there.
import { z } from 'zod';
import { isAccountName } from '../domain/channel-account.ts';

// Match: 123456789012. Near miss: 1234-5678-9012 (as the console shows it).
const ACCOUNT_ID = /^\d{12}$/;

/** The name of an account, as it is written in the file. */
export const AccountNameConfig = z.strictObject({
  accountId: z
    .string()
    .regex(ACCOUNT_ID, "must be 12 digits, in quotes: '123456789012'")
    .describe("The account's id, 12 digits in quotes."),
  name: z
    .string()
    .refine(isAccountName, 'must be 1 to 63 letters, digits, hyphens or underscores, the first a letter, and not none')
    .describe('What people call the account, such as prod. Messages show it with the id.'),
});
/** The name of an account, as it is written in the file. */
export type AccountNameConfig = z.infer<typeof AccountNameConfig>;
