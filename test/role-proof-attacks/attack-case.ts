// One attack on the door for proofs as the data file describes it. A link is made for Ana, somebody signs, something is changed on the way,
// and it is sent; the case says how it must end.
import { z } from 'zod';

// `{"$repeat": ["x", 3]}` stands for "xxx", so that large values stay readable.
const repetition = z.object({ $repeat: z.tuple([z.string(), z.int()]) }).transform(({ $repeat: [part, count] }) => part.repeat(count));
const text = z.union([z.string(), repetition]);

/** The schema of a case; unknown keys are mistakes. */
export const attackCaseSchema = z.strictObject({
  name: z.string(),
  /** What the attacker hopes for. */
  attacks: z.string(),
  /** Whose credentials sign: a session of the role `ana`, or something else. */
  signer: z.enum(['role', 'user', 'identity-center', 'other-account', 'stranger']).default('role'),
  /** What is signed in the place of what ought to be; null leaves a header out. */
  sign: z
    .strictObject({
      host: z.string().default('sts.us-east-1.amazonaws.com'),
      region: z.string().default('us-east-1'),
      service: z.string().default('sts'),
      method: z.string().default('POST'),
      path: z.string().default('/'),
      query: z.record(z.string(), z.string()).default({}),
      body: z.string().default('Action=GetCallerIdentity&Version=2011-06-15'),
      headers: z.record(z.string(), z.string().nullable()).default({}),
      /** Minutes before now; negative ones are in the future. */
      ageMinutes: z.number().default(0),
    })
    .prefault({}),
  /** Fields of what is sent that are changed; null leaves one out. `{header}` stands for the one that was signed. */
  send: z.record(z.string(), z.union([repetition, z.json()])).default({}),
  /** Replaces a piece of the authorization. */
  replaceInAuthorization: z.tuple([z.string(), z.string()]).optional(),
  /** Replaces the whole body that is sent. */
  body: text.optional(),
  contentType: z.string().default('application/json'),
  /** The link that it is sent to: Ana's, Ben's, none that there is, or one whose time is over. */
  link: z.enum(['ana', 'ben', 'unknown', 'malformed', 'expired']).default('ana'),
  /** How often it is sent, all at once. */
  times: z.int().default(1),
  /** What STS answers, where it is not itself. */
  answer: z
    .strictObject({
      status: z.int().default(200),
      headers: z.record(z.string(), z.string()).default({}),
      body: text.default(''),
      behavior: z.enum(['plain', 'pours', 'hangs-up']).default('plain'),
    })
    .optional(),
  /** The code of the refusal. */
  expect: z.string(),
  /** How many times STS is asked. */
  asked: z.int().default(0),
});

/** One attack. */
export type AttackCase = z.infer<typeof attackCaseSchema>;
