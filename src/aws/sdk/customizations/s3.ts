// S3: checksums, buckets in other Regions, errors in answers that begin well, directory buckets.
import { getFlexibleChecksumsPlugin, resolveFlexibleChecksumsConfig } from '@aws-sdk/middleware-flexible-checksums';
import {
  getAddExpectContinuePlugin,
  getCheckContentLengthHeaderPlugin,
  getLocationConstraintPlugin,
  getS3ExpiresMiddlewarePlugin,
  getS3ExpressHttpSigningPlugin,
  getS3ExpressPlugin,
  getSsecPlugin,
  getThrow200ExceptionsPlugin,
  getValidateBucketNamePlugin,
  resolveS3Config,
} from '@aws-sdk/middleware-sdk-s3/s3';
import { SignatureV4MultiRegion } from '@aws-sdk/signature-v4-multi-region';
import { Md5, readableStreamHasher } from '@smithy/core/checksum';
import { getAwsChunkedEncodingStream, sdkStreamMixin } from '@smithy/core/serde';
import type { Customization, CustomizedOperation } from '../customization.ts';
import type { Plugin, Params } from '../plugin.ts';
import { Sha1 } from './sha1.ts';

/** The member with this header names the algorithm of the request's checksum. */
const ALGORITHM_HEADER = 'x-amz-sdk-checksum-algorithm';

// Operations that may carry a checksum but need none (S3 API model, httpChecksum.requestChecksumRequired).
const CHECKSUM_OPTIONAL: ReadonlySet<string> = new Set([
  'PutBucketAbac',
  'PutBucketAccelerateConfiguration',
  'PutObject',
  'PutObjectAnnotation',
  'RestoreObject',
  'UploadPart',
]);

// Operations whose answers carry checksums that are verified (S3 API model, httpChecksum.responseAlgorithms).
const CHECKSUM_IN_ANSWER: ReadonlySet<string> = new Set(['GetObject', 'GetObjectAnnotation']);
const ANSWER_ALGORITHMS = ['CRC64NVME', 'CRC32', 'CRC32C', 'SHA256', 'SHA1', 'SHA512', 'MD5', 'XXHASH64', 'XXHASH3', 'XXHASH128'];

// Operations whose answers have an Expires header, which is often no date.
const ANSWERS_WITH_EXPIRY: ReadonlySet<string> = new Set(['GetObject', 'HeadObject']);

/** What the S3 client adds. */
export const s3: Customization = {
  settings: {
    md5: Md5,
    sha1: Sha1,
    streamHasher: readableStreamHasher,
    getAwsChunkedEncodingStream,
    sdkStreamMixin,
    signerConstructor: SignatureV4MultiRegion,
    signingEscapePath: false,
    useArnRegion: true,
    disableS3ExpressSessionAuth: false,
    useGlobalEndpoint: false,
  },
  complete(configuration, client) {
    resolveFlexibleChecksumsConfig(configuration as never);
    // The SDK asks for a session by making a command and sending it; both halves are ours.
    class CreateSession {
      readonly input: Params;
      constructor(input: Params) {
        this.input = input;
      }
    }
    const sessions = { send: ({ input }: CreateSession) => client.call('CreateSession', input) };
    resolveS3Config(configuration as never, { session: [() => sessions as never, CreateSession as never] });
  },
  clientPlugins: (configuration) =>
    [
      getValidateBucketNamePlugin(configuration as never),
      getAddExpectContinuePlugin(configuration as never),
      getS3ExpressPlugin(configuration as never),
      getS3ExpressHttpSigningPlugin(configuration as never),
    ] as Plugin[],
  operationPlugins(operation, configuration) {
    const plugins: unknown[] = [getSsecPlugin(configuration as never)];
    const checksums = chooseChecksums(operation);
    if (checksums !== undefined) plugins.push(getFlexibleChecksumsPlugin(configuration as never, checksums));
    if (!operation.hasStreamingOutput) plugins.push(getThrow200ExceptionsPlugin(configuration as never));
    if (operation.name === 'CreateBucket') plugins.push(getLocationConstraintPlugin(configuration as never));
    if (operation.name === 'PutObject') plugins.push(getCheckContentLengthHeaderPlugin(configuration as never));
    if (ANSWERS_WITH_EXPIRY.has(operation.name)) plugins.push(getS3ExpiresMiddlewarePlugin(configuration as never));
    return plugins as Plugin[];
  },
};

type Checksums = Parameters<typeof getFlexibleChecksumsPlugin>[1];

function chooseChecksums({ name, inputHeaders }: CustomizedOperation): Checksums | undefined {
  if (CHECKSUM_IN_ANSWER.has(name)) {
    return { requestChecksumRequired: false, requestValidationModeMember: 'ChecksumMode', responseAlgorithms: ANSWER_ALGORITHMS };
  }
  for (const [member, header] of inputHeaders) {
    if (header !== ALGORITHM_HEADER) continue;
    return {
      requestChecksumRequired: !CHECKSUM_OPTIONAL.has(name),
      requestAlgorithmMember: { name: member, httpHeader: header },
    };
  }
  return undefined;
}
