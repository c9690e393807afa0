import { describe, expect, it } from 'vitest';
import { findEndpointUrl, usesDualStack, usesFips } from './aws-environment.ts';

describe('findEndpointUrl', () => {
  const both = { AWS_ENDPOINT_URL: 'http://general', AWS_ENDPOINT_URL_API_GATEWAY: 'http://own' };

  it.each([
    { environment: {}, url: undefined },
    { environment: { AWS_ENDPOINT_URL: 'http://general' }, url: 'http://general' },
    { environment: both, url: 'http://own' },
    { environment: { ...both, AWS_ENDPOINT_URL_API_GATEWAY: '' }, url: 'http://general' },
    { environment: { AWS_ENDPOINT_URL: '' }, url: undefined },
    { environment: { ...both, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, url: undefined },
    { environment: { ...both, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE' }, url: undefined },
    { environment: { ...both, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' }, url: 'http://own' },
  ])('gives $url in $environment', ({ environment, url }) => {
    expect(findEndpointUrl(environment, 'API Gateway')).toBe(url);
  });
});

describe('usesFips', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['false', false],
    ['true', true],
    ['True', true],
  ])('reads %j as %j', (value, expected) => {
    expect(usesFips({ AWS_USE_FIPS_ENDPOINT: value })).toBe(expected);
    expect(usesDualStack({ AWS_USE_FIPS_ENDPOINT: value })).toBe(false);
  });
});

describe('usesDualStack', () => {
  it.each([
    [undefined, false],
    ['true', true],
  ])('reads %j as %j', (value, expected) => {
    expect(usesDualStack({ AWS_USE_DUALSTACK_ENDPOINT: value })).toBe(expected);
  });
});
