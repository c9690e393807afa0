// What travels between `signalbox prove`, on a person's own machine, and the server that their link is of. Paths stand beside each shape.
import { z } from 'zod';

/** GET /api/role-proofs/:nonce: for whom a link is. Whoever runs `prove` reads it before anything is signed. */
export const RoleProofDetails = z.object({
  /** The server's own address: what is signed names it. */
  server: z.string().max(500),
  userId: z.string().max(600),
  displayName: z.string().max(200),
  configurationName: z.string().max(128),
  channelName: z.string().max(200),
  accounts: z.array(z.object({ accountId: z.string().max(12), name: z.string().max(63).optional() })).max(100),
  expiresAt: z.string().max(40),
});
/** For whom a link is. */
export type RoleProofDetails = z.infer<typeof RoleProofDetails>;

/** POST /api/role-proofs/:nonce: what of the signed request cannot be known before. Method, path, body and all other headers are the server's. */
export const RoleProofRequest = z.strictObject({
  host: z.string().max(100),
  date: z.string().max(16),
  authorization: z.string().max(1_000),
  securityToken: z.string().max(8_192).optional(),
  /** The role's ARN as its owner knows it: STS leaves the path out. */
  roleArn: z.string().max(2_048).optional(),
});
/** What of a signed request cannot be known before. */
export type RoleProofRequest = z.infer<typeof RoleProofRequest>;

/** The answer: which role the person's commands have from now on. */
export const RoleProofAnswer = z.object({
  roleArn: z.string().max(2_048),
  accountId: z.string().max(12),
  provenArn: z.string().max(2_048),
});
/** Which role the person's commands have from now on. */
export type RoleProofAnswer = z.infer<typeof RoleProofAnswer>;
