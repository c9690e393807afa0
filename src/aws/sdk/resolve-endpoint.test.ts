import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import { buildEndpointResolver, type EndpointResolver } from './resolve-endpoint.ts';

const catalogue = openCatalogue();

function resolverOf(cli: string): EndpointResolver {
  const service = catalogue.service(cli);
  if (service === undefined) throw new RangeError(`no service ${cli}`);
  return buildEndpointResolver(service.stored);
}

describe('buildEndpointResolver', () => {
  it.each([
    { cli: 'sns', parameters: { Region: 'eu-west-1' }, url: 'https://sns.eu-west-1.amazonaws.com/' },
    { cli: 'sns', parameters: { Region: 'cn-north-1' }, url: 'https://sns.cn-north-1.amazonaws.com.cn/' },
    { cli: 'iam', parameters: { Region: 'eu-west-1' }, url: 'https://iam.amazonaws.com/' },
    { cli: 'ec2', parameters: { Region: 'us-east-1', UseFIPS: true }, url: 'https://ec2-fips.us-east-1.amazonaws.com/' },
    { cli: 'ec2', parameters: { Region: 'eu-west-1', Endpoint: 'http://127.0.0.1:4566' }, url: 'http://127.0.0.1:4566/' },
    { cli: 's3api', parameters: { Region: 'eu-west-1', Bucket: 'sample' }, url: 'https://sample.s3.eu-west-1.amazonaws.com/' },
    { cli: 'route53', parameters: { Region: 'eu-west-1' }, url: 'https://route53.amazonaws.com/' },
  ])('finds $url for $cli in $parameters', ({ cli, parameters, url }) => {
    expect(resolverOf(cli)({ UseFIPS: false, UseDualStack: false, ...parameters }).url.href).toBe(url);
  });

  it('reads lists', () => {
    const ResourceArnList = ['arn:aws:dynamodb:eu-west-1:444455556666:table/orders'];
    const parameters = { Region: 'eu-west-1', UseFIPS: false, UseDualStack: false, AccountIdEndpointMode: 'preferred', ResourceArnList };

    expect(resolverOf('dynamodb')(parameters as never).url.hostname).toBe('444455556666.ddb.eu-west-1.amazonaws.com');
  });

  it('says what does not fit', () => {
    const Bucket = 'arn:aws:s3:eu-west-1:111122223333:bucket/sample';

    expect(() => resolverOf('s3api')({ Region: 'eu-west-1', Bucket, UseFIPS: false, UseDualStack: false })).toThrow(/Invalid ARN/);
  });

  it('gives each call a copy of its own', () => {
    const resolve = resolverOf('sns');
    const first = resolve({ Region: 'eu-west-1', UseFIPS: false, UseDualStack: false });
    first.headers = { sample: ['a'] };

    expect(resolve({ Region: 'eu-west-1', UseFIPS: false, UseDualStack: false }).headers ?? {}).toEqual({});
  });

  it('finds an endpoint for every service of the catalogue', () => {
    // What they need beside the Region.
    const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'cloudfront-keyvaluestore': { KvsARN: 'arn:aws:cloudfront::111122223333:key-value-store/sample' },
      s3control: { AccountId: '111122223333' },
      kinesis: { OperationType: 'control' },
      'neptune-graph': { ApiType: 'ControlPlane' },
    };
    const lost = catalogue.services.filter(({ cliName }) => {
      try {
        const parameters = { Region: 'us-east-1', UseFIPS: false, UseDualStack: false, ...needed[cliName] };
        return !resolverOf(cliName)(parameters).url.hostname.includes('.');
      } catch {
        return true;
      }
    });

    expect(lost.map(({ cliName }) => cliName)).toEqual([]);
  });
});
