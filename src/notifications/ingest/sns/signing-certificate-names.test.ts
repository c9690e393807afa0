import { describe, expect, it } from 'vitest';
import { signingCertificateNames } from './signing-certificate-names.ts';

describe('signingCertificateNames', () => {
  it.each([
    ['us-east-1', 'sns.amazonaws.com'],
    ['eu-central-1', 'sns.amazonaws.com'],
    ['ap-east-1', 'sns-signing.ap-east-1.amazonaws.com'],
    ['mx-central-1', 'sns-signing.mx-central-1.amazonaws.com'],
    ['cn-north-1', 'sns-cn-north-1.amazonaws.com.cn'],
    ['cn-northwest-1', 'sns-cn-northwest-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'sns-us-gov-west-1.amazonaws.com'],
    ['us-gov-east-1', 'sns-us-gov-west-1.amazonaws.com'],
    ['us-iso-east-1', 'sns-us-iso-east-1.c2s.ic.gov'],
    ['us-isob-east-1', 'sns-us-isob-east-1.sc2s.sgov.gov'],
    ['us-isof-south-1', 'sns-signing.us-isof-south-1.csp.hci.ic.gov'],
    ['eu-isoe-west-1', 'sns-signing.eu-isoe-west-1.cloud.adc-e.uk'],
    ['eusc-de-east-1', 'sns-signing.eusc-de-east-1.amazonaws.eu'],
  ])('has the name by which SNS signs in %s', (region, name) => {
    expect(signingCertificateNames(region)).toContain(name);
  });

  it('does not let the name of the public partition count in another', () => {
    expect(signingCertificateNames('us-gov-west-1')).not.toContain('sns.amazonaws.com');
    expect(signingCertificateNames('cn-north-1')).not.toContain('sns.amazonaws.com');
  });

  it('does not let the name of one Region count in another', () => {
    expect(signingCertificateNames('us-east-1')).not.toContain('sns-signing.ap-east-1.amazonaws.com');
  });

  it('has no name for a Region that is not known', () => {
    expect(signingCertificateNames('us-east-9')).toEqual([]);
  });
});
