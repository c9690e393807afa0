// A proof of who somebody is at AWS: their own signed request for GetCallerIdentity, which only STS can check, and which is good for
// nothing else. Whoever signs it and whoever sends it on build it from here, so that what was signed is what is sent.
import { partitionOfRegion, serviceHost } from './partition.ts';

/** The body, byte for byte. */
export const IDENTITY_BODY = 'Action=GetCallerIdentity&Version=2011-06-15';

/** What is proved, and to whom; each is a signed header of its own. */
export interface ProofSubject {
  /** The one-time secret of the link. */
  readonly nonce: string;
  /** The origin of the Signalbox that the link is of: another one that gets hold of the request cannot use it here. */
  readonly server: string;
  /** Whose commands will run with the role, as whoever signed has read it. */
  readonly userId: string;
  /** Where. */
  readonly configurationName: string;
}

/** The host of STS that answers for all Regions of the partition `aws`, and the Region that its signatures are for. */
export const GLOBAL_STS = { host: 'sts.amazonaws.com', region: 'us-east-1' } as const;

/** Returns the host of STS in a Region, or undefined where the Region is not known. */
export function stsHost(region: string): string | undefined {
  return serviceHost('sts', region);
}

/** Tells whether a host is STS's own, and for which Region: known names alone, letter for letter. */
export function isStsHost(host: string, region: string): boolean {
  return host === stsHost(region) || (host === GLOBAL_STS.host && region === GLOBAL_STS.region);
}

/** The partition in which a Region's STS knows people. */
export function partitionOfSts(region: string): string | undefined {
  return partitionOfRegion(region)?.id;
}

/** Makes the headers that are signed beside host, date and session token. */
export function headersOfProof({ nonce, server, userId, configurationName }: ProofSubject): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'x-signalbox-configuration': configurationName,
    'x-signalbox-nonce': nonce,
    'x-signalbox-person': userId,
    'x-signalbox-server': server,
  };
}

/** What of the signed request travels: all else is the same on both sides. */
export interface SignedIdentity {
  readonly host: string;
  /** In the form of AWS: 20260301T030000Z. */
  readonly date: string;
  readonly authorization: string;
  /** Absent where the credentials are no session. */
  readonly securityToken?: string;
}

/** How long a nonce is: 256 bits in base64url. Match: 43 letters, digits, hyphens or underscores. Near miss: 44 of them. */
export const NONCE_PATTERN = /^[\w-]{43}$/;

/** The path of a link: `/prove/<nonce>`. */
export const PROOF_PATH = '/prove/';
