// Buckets, objects and access points that a command of S3 names (S3 User Guide, "Policies and permissions in Amazon S3", "Resources").
import { partitionOfRegion } from '../../../../domain/partition.ts';
import { UNKNOWN_NAME, UNKNOWN_TEXT } from '../../policy-evaluation/pattern-marks.ts';
import { membersOf, partsOf } from './read-params.ts';
import type { CommandPlace, Params, ResourceQuestion } from './resource-question.ts';

// Actions on objects (Service Authorization Reference, Amazon S3).
// Match: s3:getobject, s3:abortmultipartupload, s3:restoreobject. Near miss: s3:listbucketmultipartuploads, s3:putbucketobjectlockconfiguration.
const OBJECT_ACTION =
  /^s3:(?:(?:get|put|delete|replicate|restore|initiate|bypass|update)(?:object(?!lambda)\w*|governanceretention|replicate\w*)|abortmultipartupload|listmultipartuploadparts)$/;

// Match: s3:getobject, s3:getobjectversion. Near miss: s3:putobject.
const READS_OBJECT = /^s3:getobject/;

/** Finds what the parameters name; undefined where they name no bucket. */
export function findResourcesOfS3({ action, params, place }: ResourceQuestion): readonly string[] | undefined {
  const name = action.toLowerCase();
  const copySource = params['CopySource'];
  if (copySource !== undefined && READS_OBJECT.test(name)) return [sourceOf(copySource, place)];
  const bucket = bucketOf(params['Bucket'], place);
  if (bucket === undefined) return undefined;
  return OBJECT_ACTION.test(name) ? keysOf(params).map((key) => objectOf(bucket, key)) : [bucket];
}

// Match: shop, shop.example-1. Near miss: shop-s3alias (an access point by another name), arn:aws:s3:...
const BUCKET = /^(?!.*-s3alias$)(?!.*--(?:x|op)-s3$)[a-z0-9][a-z0-9._-]{1,254}$/i;

// Match: arn:aws:s3:eu-west-1:123456789012:accesspoint/readers. Near miss: arn:aws:s3-outposts:...
const ACCESS_POINT = /^arn:[a-z0-9-]+:s3:[a-z0-9-]+:\d{12}:accesspoint\/[a-z0-9-]+$/;

function bucketOf(bucket: unknown, place: CommandPlace): string | undefined {
  if (typeof bucket !== 'string') return undefined;
  if (ACCESS_POINT.test(bucket)) return bucket;
  return BUCKET.test(bucket) ? `arn:${partitionOfRegion(place.region)?.id ?? UNKNOWN_NAME}:s3:::${bucket}` : UNKNOWN_TEXT;
}

function objectOf(bucket: string, key: string): string {
  return ACCESS_POINT.test(bucket) ? `${bucket}/object/${key}` : `${bucket}/${key}`;
}

function keysOf({ Key, Delete }: Params): readonly string[] {
  if (typeof Key === 'string') return [Key];
  const keys = partsOf(membersOf(Delete)['Objects']).map((object) => membersOf(object)['Key']);
  return keys.length === 0 ? [UNKNOWN_TEXT] : keys.map((key) => (typeof key === 'string' ? key : UNKNOWN_TEXT));
}

// Match: shop/a/b.txt, /shop/a?versionId=1. Near miss: arn:aws:s3:...
const SOURCE = /^\/?(?<bucket>[^/:]+)\/(?<key>[^?]+)(?:\?versionId=.*)?$/s;

/** `bucket/key`, encoded as in a URL (Amazon S3 API, CopyObject, x-amz-copy-source). */
function sourceOf(source: unknown, place: CommandPlace): string {
  const { bucket, key } = SOURCE.exec(typeof source === 'string' ? source : '')?.groups ?? {};
  const found = bucketOf(bucket, place);
  if (found === undefined || key === undefined) return UNKNOWN_TEXT;
  try {
    return objectOf(found, decodeURIComponent(key));
  } catch {
    return objectOf(found, UNKNOWN_TEXT);
  }
}
