// One attack on the SNS door as the data files describe it. An ordinary message is made, changed, signed, changed again
// and sent; the case says how it must end.
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

// `{"$repeat": ["x", 3]}` stands for "xxx", so that large values stay readable.
const repetition = z.object({ $repeat: z.tuple([z.string(), z.int()]) }).transform(({ $repeat: [part, count] }) => part.repeat(count));
const text = z.union([z.string(), repetition]);
const fields = z.record(z.string(), z.union([repetition, z.json()]));

/** What SNS's own host answers when it is asked for the certificate. */
const certificateAnswer = z.strictObject({
  /** The key in the certificate, with which the message is signed too unless `signer` says otherwise. */
  keyKind: z.enum(['usual', 'small', 'large', 'rsa-exponent-3', 'rsa-pss', 'ec']).optional(),
  commonName: z.string().optional(),
  dnsNames: z.array(z.string()).optional(),
  notBefore: z.coerce.date().optional(),
  notAfter: z.coerce.date().optional(),
  isAuthority: z.boolean().optional(),
  /** What goes before and after the PEM text; `{attacker}` stands for the attacker's PEM. */
  before: text.optional(),
  after: text.optional(),
  /** An answer that is no certificate at all. */
  instead: text.optional(),
  status: z.int().optional(),
  behavior: z.enum(['redirect', 'never-answers', 'never-ends', 'pours', 'der']).optional(),
});

/** The schema of a case; unknown keys are mistakes. */
export const attackCaseSchema = z.strictObject({
  name: z.string(),
  /** What the attacker hopes for, or where it worked before. */
  attacks: z.string(),
  type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']).default('Notification'),
  topicArn: z.string().default('arn:aws:sns:us-east-1:123456789012:ops'),
  message: z.string().default('CPU is high'),
  subject: z.string().optional(),
  /** Minutes before now at which SNS signs; negative ones are in the future. */
  ageMinutes: z.number().default(0),
  /** Who signs: SNS itself, or an attacker whose certificate is served everywhere but at SNS. */
  signer: z.enum(['sns', 'attacker']).default('sns'),
  /** Fields that are changed before the message is signed. */
  forge: fields.default({}),
  /** Fields that are changed afterwards. */
  tamper: fields.default({}),
  remove: z.array(z.string()).default([]),
  /** Puts another valid message's signature in the place of this one's. */
  signatureOfAnother: z.boolean().default(false),
  /** How the signature's base64 is misspelled. */
  respellSignature: z
    .enum(['no-padding', 'url-alphabet', 'line-feed', 'space', 'unused-bits', 'empty', 'zeros', 'doubled', 'huge'])
    .optional(),
  /** Replaces the whole body; parts are joined. */
  body: z.array(text).optional(),
  /** Replaces a piece of the body's text. */
  replaceInBody: z.tuple([z.string(), z.string()]).optional(),
  encoding: z.enum(['utf8', 'utf-16le', 'latin1', 'utf8-with-bom']).default('utf8'),
  headers: z.record(z.string(), z.string()).default({}),
  certificate: certificateAnswer.default({}),
  requireSignatureVersion2: z.boolean().default(false),
  /** The code of the refusal, or `unavailable` where SNS is told to come again. */
  expect: z.string(),
  /** How many requests are made, all of them to SNS's own host. */
  requests: z.int().default(0),
});

/** One attack. */
export type AttackCase = z.infer<typeof attackCaseSchema>;

const FOLDER = new URL('./', import.meta.url);

/** Reads all attacks; the title says from which file each is. */
export function readAttacks(): readonly (AttackCase & { readonly title: string })[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const cases = z.array(attackCaseSchema).parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));
      return cases.map((attack) => ({ ...attack, title: `${file.replace('.json', '')}: ${attack.name}` }));
    });
}
