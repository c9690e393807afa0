import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../../../test/fakes/fake-aws.ts';
import { NO_CREDENTIALS } from '../../../test/no-credentials.ts';
import { HttpIdentityProofs } from '../sts-http/http-identity-proofs.ts';
import { createIdentitySigner } from './sign-identity.ts';

const subject = { nonce: 'n'.repeat(43), server: 'https://signalbox.example.com', userId: 'web:ana', configurationName: 'ops' };

let aws: FakeAws;
beforeEach(async () => {
  aws = await startFakeAws();
});
afterEach(() => aws.stop());

describe('createIdentitySigner', () => {
  it('signs what STS takes, once it is sent on as it was signed', async () => {
    const signer = await createIdentitySigner({ environment: { ...aws.environment, AWS_REGION: 'eu-west-1' }, now: () => new Date() });
    const signed = await signer.sign(subject);

    expect(aws.requests).toEqual([]);
    expect(signed).toMatchObject({ host: 'sts.eu-west-1.amazonaws.com' });
    const proofs = new HttpIdentityProofs({ endpointUrl: aws.url });
    await expect(proofs.identify({ signed, subject, region: 'eu-west-1' })).resolves.toEqual({
      status: 'identified',
      accountId: '123456789012',
      arn: 'arn:aws:iam::123456789012:user/sample',
    });
    expect(aws.requests).toMatchObject([
      { signature: 'valid', region: 'eu-west-1', headers: { host: 'sts.eu-west-1.amazonaws.com', 'x-signalbox-nonce': subject.nonce } },
    ]);
  });

  it.each(Object.keys(subject))('signs the %s: another one in its place is refused by STS', async (name) => {
    const signer = await createIdentitySigner({ environment: aws.environment, now: () => new Date() });
    const signed = await signer.sign(subject);
    const proofs = new HttpIdentityProofs({ endpointUrl: aws.url });

    await expect(proofs.identify({ signed, subject: { ...subject, [name]: 'another' }, region: 'us-east-1' })).resolves.toEqual({
      status: 'refused',
      code: 'SignatureDoesNotMatch',
    });
  });

  it('brings the token of a session along', async () => {
    const environment = { ...aws.environment, AWS_SESSION_TOKEN: 'a-token' };
    const signer = await createIdentitySigner({ environment, now: () => new Date() });
    const { securityToken, authorization } = await signer.sign(subject);

    expect(securityToken).toBe('a-token');
    expect(authorization).toContain('x-amz-security-token;x-signalbox-configuration;');
  });

  it('says that there are no credentials, and that there is no such Region', async () => {
    const now = (): Date => new Date();

    await expect(createIdentitySigner({ environment: NO_CREDENTIALS, now })).rejects.toThrow('No AWS credentials were found');
    await expect(createIdentitySigner({ environment: aws.environment, region: 'eu-nowhere-1', now })).rejects.toThrow('no Region');
  });
});
