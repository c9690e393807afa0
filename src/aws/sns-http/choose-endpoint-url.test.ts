import { describe, expect, it } from 'vitest';
import { chooseEndpointUrl } from './choose-endpoint-url.ts';

const AWS_ENDPOINT_URL_SNS = 'https://vpce-0abc.sns.eu-west-1.vpce.amazonaws.com';
const AWS_ENDPOINT_URL = 'http://127.0.0.1:4566';

describe('chooseEndpointUrl', () => {
  it.each([
    ['nothing where nothing is set', {}, undefined],
    ['the service’s own before the general one', { AWS_ENDPOINT_URL_SNS, AWS_ENDPOINT_URL }, AWS_ENDPOINT_URL_SNS],
    ['the general one', { AWS_ENDPOINT_URL }, AWS_ENDPOINT_URL],
    ['the general one where the other is empty', { AWS_ENDPOINT_URL_SNS: '', AWS_ENDPOINT_URL }, AWS_ENDPOINT_URL],
    ['nothing where both are to be ignored', { AWS_ENDPOINT_URL_SNS, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' }, undefined],
    ['the set one where ignoring is off', { AWS_ENDPOINT_URL_SNS, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' }, AWS_ENDPOINT_URL_SNS],
  ])('chooses %s', (_, environment, expected) => {
    expect(chooseEndpointUrl(environment)).toBe(expected);
  });
});
