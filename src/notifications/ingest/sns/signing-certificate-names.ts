// To whom SNS's signing certificates are made out.
// Source: the AWS SDK for Java 2.x, sns-message-manager, SnsHostProvider.signingCertCommonName.
import { partitionOfRegion } from '../../../domain/partition.ts';

/**
 * Returns the names that a signing certificate of a Region may have. `sns.amazonaws.com` serves the older Regions only;
 * those that must be opted into, China, GovCloud and the others have names of their own.
 */
export function signingCertificateNames(region: string): readonly string[] {
  const partition = partitionOfRegion(region);
  if (partition === undefined) return [];
  const { id, dnsSuffix, implicitGlobalRegion } = partition;
  const regional = `sns-signing.${region}.${dnsSuffix}`;
  if (id === 'aws') return [`sns.${dnsSuffix}`, regional];
  // Both GovCloud Regions sign in the name of us-gov-west-1.
  return [`sns-${region}.${dnsSuffix}`, `sns-${implicitGlobalRegion}.${dnsSuffix}`, regional];
}
