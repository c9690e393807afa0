import type { HttpAuthOption } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import type { StoredService } from '../../catalogue/stored-service.ts';
import { authSchemes, buildAuthChooser } from './choose-auth.ts';
import { RefusedCall } from './refused-call.ts';
import { buildEndpointResolver } from './resolve-endpoint.ts';

const catalogue = openCatalogue();

function storedOf(cli: string): StoredService {
  const service = catalogue.service(cli);
  if (service === undefined) throw new RangeError(`no service ${cli}`);
  return service.stored;
}

function choose(cli: string, operation: string, parameters: Readonly<Record<string, string | boolean>> = {}): HttpAuthOption[] {
  const service = storedOf(cli);
  return buildAuthChooser(service, buildEndpointResolver(service))({ operation, region: 'eu-west-1', Region: 'eu-west-1', ...parameters });
}

const SIGV4 = 'aws.auth#sigv4';

describe('buildAuthChooser', () => {
  it('signs with the service’s name in the Region', () => {
    expect(choose('elbv2', 'DescribeRules')).toMatchObject([
      { schemeId: SIGV4, signingProperties: { name: 'elasticloadbalancing', region: 'eu-west-1' } },
    ]);
  });

  it('signs nothing where the operation asks for no signature', () => {
    expect(choose('sts', 'AssumeRoleWithWebIdentity')).toEqual([{ schemeId: 'smithy.api#noAuth' }]);
    expect(choose('cognito-idp', 'SignUp')).toEqual([{ schemeId: 'smithy.api#noAuth' }]);
  });

  it('signs as the endpoint says where it says how', () => {
    const Bucket = 'arn:aws:s3-outposts:eu-west-2:111122223333:outpost/op-01ac5d28a6a232904/accesspoint/sample';

    const [option] = choose('s3api', 'GetObject', { Bucket, UseArnRegion: true });

    expect(option).toMatchObject({
      schemeId: SIGV4,
      signingProperties: { name: 's3', signingName: 's3-outposts', signingRegion: 'eu-west-2', disableDoubleEncoding: true },
    });
  });

  it('prefers the signature for one Region where there are both', () => {
    expect(choose('events', 'ListRules')).toMatchObject([{ schemeId: SIGV4 }]);
    expect(choose('bedrock-runtime', 'InvokeModel')).toMatchObject([{ schemeId: SIGV4, signingProperties: { name: 'bedrock' } }]);
  });

  it.each([
    { cli: 'codecatalyst', operation: 'ListSpaces', parameters: {}, part: 'aws sso login' },
    { cli: 'events', operation: 'PutEvents', parameters: { EndpointId: 'abc.def' }, part: 'bus or endpoint of one Region' },
    { cli: 'sesv2', operation: 'SendEmail', parameters: { EndpointId: 'abc.def' }, part: 'SigV4a' },
    { cli: 's3api', operation: 'GetObject', parameters: { Bucket: 'arn:aws:s3::111122223333:accesspoint/sample.mrap' }, part: 'SigV4a' },
    {
      cli: 'cloudfront-keyvaluestore',
      operation: 'ListKeys',
      parameters: { KvsARN: 'arn:aws:cloudfront::111122223333:key-value-store/sample' },
      part: 'Use the AWS CLI on your machine.',
    },
  ])('refuses $cli $operation, and says why: $part', ({ cli, operation, parameters, part }) => {
    const refused = (): unknown => choose(cli, operation, parameters);

    expect(refused).toThrow(RefusedCall);
    expect(refused).toThrow(part);
  });

  it('signs every operation of the catalogue that needs neither several Regions nor a person’s token', () => {
    const refused = catalogue.services.flatMap(({ cliName, operationNames }) => {
      const service = storedOf(cliName);
      if (service.hasAuthInEndpoint === true) return [];
      const chooser = buildAuthChooser(service, buildEndpointResolver(service));
      return operationNames.filter((operation) => !succeeds(() => chooser({ operation, region: 'eu-west-1' }))).map(() => cliName);
    });

    expect([...new Set(refused)]).toEqual(['codecatalyst']);
  });
});

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

describe('authSchemes', () => {
  it('ask nobody who they are where nothing is signed', async () => {
    const none = authSchemes.find(({ schemeId }) => schemeId === 'smithy.api#noAuth');

    const identity = none?.identityProvider({ getIdentityProvider: () => undefined });

    expect(await identity?.()).toEqual({});
  });
});
