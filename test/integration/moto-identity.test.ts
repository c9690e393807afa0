// Where moto_server is installed: what STS answers to a signed request is read as our double's is, for a session of a role and for others.
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentitySigner } from '../../src/aws/sdk/sign-identity.ts';
import { HttpIdentityProofs } from '../../src/aws/sts-http/http-identity-proofs.ts';
import type { IdentityOutcome } from '../../src/aws/identity-proofs.ts';
import { readProvenRole } from '../../src/domain/user-role.ts';
import { hasMoto, startMoto, type MotoServer } from '../fakes/find-moto.ts';

const subject = { nonce: 'n'.repeat(43), server: 'https://signalbox.example.com', userId: 'web:ana', configurationName: 'ops' };

describe.skipIf(!hasMoto)('moto_server (skipped where it is not on the PATH)', () => {
  let moto: MotoServer | undefined;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.stop());

  async function identify(environment: Readonly<Record<string, string>>): Promise<IdentityOutcome> {
    const signer = await createIdentitySigner({ environment, region: 'us-east-1', now: () => new Date() });
    const proofs = new HttpIdentityProofs({ endpointUrl: moto?.url });
    return proofs.identify({ signed: await signer.sign(subject), subject, region: 'us-east-1' });
  }

  it('says which role somebody has', async () => {
    const sts = new STSClient({
      endpoint: moto?.url ?? '',
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'sample-secret' },
    });
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::111111111111:role/ana', RoleSessionName: 'ana@laptop' }),
    );
    sts.destroy();
    const outcome = await identify({
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
      AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
    });

    expect(outcome).toEqual({
      status: 'identified',
      accountId: '111111111111',
      arn: 'arn:aws:sts::111111111111:assumed-role/ana/ana@laptop',
    });
    expect(readProvenRole(outcome.status === 'identified' ? outcome.arn : '')).toMatchObject({
      roleArn: 'arn:aws:iam::111111111111:role/ana',
    });
  });

  it('says of others that they have none', async () => {
    const outcome = await identify(moto?.environment ?? {});

    expect(outcome).toMatchObject({ status: 'identified', accountId: '123456789012' });
    expect(readProvenRole(outcome.status === 'identified' ? outcome.arn : '')).toEqual({ status: 'refused', reason: 'no-role' });
  });
});
