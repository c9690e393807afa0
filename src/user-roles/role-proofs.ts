// A person proves to have a role: they get a link, sign with their own credentials what it names, and STS says who signed.
// Nothing of their credentials is kept; afterwards the role is taken on as the channel's is, which its trust policy must allow.
import type { RoleProofAnswer, RoleProofDetails, RoleProofRequest } from '../contract/role-proofs.ts';
import type { Channel } from '../domain/channel.ts';
import { AppError } from '../domain/errors.ts';
import { PROOF_PATH, type SignedIdentity } from '../domain/identity-proof.ts';
import type { Person } from '../domain/person.ts';
import { readProvenRole, ROLE_PROOF_LIFETIME_MS, type RoleProof, type UserRole } from '../domain/user-role.ts';
import { sha256 } from '../lib/sha256.ts';
import { putUserRole, refuseAccount, refuseOwnChange } from './change-user-role.ts';
import { checkSignedIdentity } from './check-signed-identity.ts';
import { composeRoleMapped } from './compose-role-mapped.ts';
import type { UserRolesContext } from './context.ts';

/** Who asks for a link, where. */
export interface ProofAsked {
  readonly person: Person;
  readonly channel: Channel;
  readonly configurationName: string;
  readonly commandId: string;
  readonly threadMessageId?: string;
}

/** Makes a link; of its nonce only the hash is kept. */
export async function beginProof(
  asked: ProofAsked,
  context: UserRolesContext,
): Promise<{ readonly url: string; readonly expiresAt: Date }> {
  const { store, now, newToken, serverUrl } = context;
  const nonce = newToken();
  const expiresAt = new Date(now().getTime() + ROLE_PROOF_LIFETIME_MS);
  await store.write(async ({ userRoles }) => {
    await userRoles.deleteExpiredProofs(now());
    await userRoles.insertProof({ ...asked, nonceHash: sha256(nonce), expiresAt });
  });
  return { url: `${serverUrl()}${PROOF_PATH}${nonce}`, expiresAt };
}

/** Tells for whom a link is. Throws `role-proof-unknown`. */
export async function describeProof(nonce: string, context: UserRolesContext): Promise<RoleProofDetails> {
  const proof = await findProof(nonce, context);
  const { person, configurationName, expiresAt } = proof;
  const configuration = context.listConfigurations().find((each) => each.configurationName === configurationName);
  return {
    server: context.serverUrl(),
    userId: person.userId,
    displayName: person.displayName.slice(0, 200),
    configurationName,
    channelName: configuration?.channelName ?? '',
    accounts: (configuration?.accounts ?? []).map(({ accountId, name }) => ({ accountId, ...(name === undefined ? {} : { name }) })),
    expiresAt: expiresAt.toISOString(),
  };
}

/** Takes a proof: once, whatever comes of it. Throws `role-proof-unknown`, `role-proof-refused` or `role-proof-unavailable`. */
export async function acceptProof(nonce: string, request: RoleProofRequest, context: UserRolesContext): Promise<RoleProofAnswer> {
  const { store, now, logger, identityProofs, serverUrl } = context;
  const found = await findProof(nonce, context);
  const signed: SignedIdentity = {
    host: request.host,
    date: request.date,
    authorization: request.authorization,
    ...(request.securityToken === undefined ? {} : { securityToken: request.securityToken }),
  };
  const check = checkSignedIdentity(signed, now());
  // What is malformed costs nothing: nobody is asked, and the link stays good.
  if (check.status === 'refused') throw new AppError('role-proof-refused', check.reason);
  // Stops the same request from counting twice, also where two come at once.
  const proof = await store.write(({ userRoles }) => userRoles.takeProof(found.nonceHash));
  if (proof === undefined || proof.expiresAt <= now()) throw new AppError('role-proof-unknown');
  const { person, configurationName } = proof;
  const subject = { nonce, server: serverUrl(), userId: person.userId, configurationName };
  const outcome = await identityProofs.identify({ signed, subject, region: check.region });
  if (outcome.status === 'unavailable') {
    logger.warn({ userId: person.userId, reason: outcome.reason }, 'STS could not be asked about a proof');
    throw new AppError('role-proof-unavailable', `${outcome.reason}; ask for a new link`);
  }
  if (outcome.status === 'refused') {
    logger.warn({ userId: person.userId, code: outcome.code }, 'STS refused a proof');
    throw new AppError('role-proof-refused', `STS does not know who signed it (${outcome.code}); ask for a new link`);
  }
  return mapProven(proof, { arn: outcome.arn, claimed: request.roleArn }, context);
}

async function mapProven(
  proof: RoleProof,
  { arn, claimed }: { readonly arn: string; readonly claimed: string | undefined },
  context: UserRolesContext,
): Promise<RoleProofAnswer> {
  const { person, channel, configurationName, commandId, threadMessageId } = proof;
  const proven = readProvenRole(arn, claimed);
  if (proven.status === 'refused') throw new AppError('role-proof-refused', explainRefusal(arn, proven.reason));
  const { roleArn, accountId } = proven;
  const key = { userId: person.userId, accountId, configurationName };
  const refusal = refuseAccount(key, context) ?? (await refuseOwnChange(key, context));
  if (refusal !== undefined) throw new AppError('role-proof-refused', refusal);
  const role: UserRole = { ...key, roleArn, mappedBy: person.userId, provenArn: arn, mappedAt: context.now() };
  const before = await putUserRole(role, { by: person, commandId, channel }, context);
  const place = { channel, ...(threadMessageId === undefined ? {} : { threadMessageId }) };
  await context.tell(place, `role:${proof.nonceHash}`, composeRoleMapped({ role, person, before }));
  return { roleArn, accountId, provenArn: arn };
}

async function findProof(nonce: string, { store, now }: UserRolesContext): Promise<RoleProof> {
  const proof = await store.records.userRoles.findProof(sha256(nonce));
  if (proof === undefined || proof.expiresAt <= now()) throw new AppError('role-proof-unknown');
  return proof;
}

function explainRefusal(arn: string, reason: 'no-role' | 'identity-center' | 'another-role'): string {
  switch (reason) {
    case 'no-role':
      return `these are the credentials of ${arn}, and a role is needed: take one on first, for example with a profile that has role_arn and source_profile`;
    case 'identity-center':
      return `${arn} is a role of IAM Identity Center, whose trust policy nobody can change, so Signalbox cannot take it on: take on a role of your own with it first, with a profile that has role_arn and source_profile`;
    case 'another-role':
      return `the role that you named is not that of ${arn}`;
  }
}
