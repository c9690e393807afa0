// Signs GetCallerIdentity with somebody's own credentials and sends it to nobody: what a person shows to prove who they are at AWS.
import { SignatureV4MultiRegion } from '@aws-sdk/signature-v4-multi-region';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { GLOBAL_STS, headersOfProof, IDENTITY_BODY, stsHost, type ProofSubject, type SignedIdentity } from '../../domain/identity-proof.ts';
import type { Environment } from './aws-environment.ts';
import { makeCredentialChain } from './credential-chain.ts';
import { Credentials } from './credentials.ts';
import { findDefaultRegion } from './find-default-region.ts';

/** What is signed with. */
export interface SignIdentityOptions {
  readonly environment: Environment;
  /** The Region whose STS is to be asked; that of environment or profile unless given. */
  readonly region?: string | undefined;
  readonly now: () => Date;
}

/** Somebody's credentials, ready to sign once they have been asked. */
export interface IdentitySigner {
  /** Tells people with which credentials they sign. */
  readonly accessKeyId: string;
  /** Undefined where the Region is not known. */
  sign(subject: ProofSubject): Promise<SignedIdentity>;
}

/** Loads the credentials; rejects with CredentialsMissing where there are none, and with a RangeError where the Region is not known. */
export async function createIdentitySigner({ environment, region: given, now }: SignIdentityOptions): Promise<IdentitySigner> {
  const region = given ?? (await findDefaultRegion(environment)) ?? GLOBAL_STS.region;
  const host = stsHost(region);
  if (host === undefined) throw new RangeError(`AWS has no Region "${region}"`);
  const identity = await new Credentials(() => makeCredentialChain(environment)).load();
  return {
    accessKeyId: identity.accessKeyId,
    async sign(subject) {
      const signer = new SignatureV4MultiRegion({
        service: 'sts',
        region,
        credentials: identity,
        sha256: Sha256,
        applyChecksum: false,
        runtime: 'node',
      });
      const request = new HttpRequest({
        method: 'POST',
        protocol: 'https:',
        hostname: host,
        path: '/',
        headers: { ...headersOfProof(subject), host },
        body: IDENTITY_BODY,
      });
      const { headers } = await signer.sign(request, { signingDate: now() });
      const securityToken = headers['x-amz-security-token'];
      return {
        host,
        date: headers['x-amz-date'] ?? '',
        authorization: headers['authorization'] ?? '',
        ...(securityToken === undefined ? {} : { securityToken }),
      };
    },
  };
}
