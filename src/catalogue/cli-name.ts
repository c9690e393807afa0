// The AWS CLI's spelling of API names: botocore's rule (botocore 1.43, xform_name), which the AWS CLI applies to commands and arguments.

// Match: the ARNs of VolumeARNs. Near miss: ARN (no s at the end).
const PLURAL_ACRONYM = /[A-Z]{2,}s$/;
const BEFORE_WORD = /(.)([A-Z][a-z]+)/g;
const BEFORE_CAPITAL = /([a-z0-9])([A-Z])/g;

/** Words of mixed case that botocore takes as one in names of operations (botocore 1.43, _xform_cache). */
const WHOLE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^((?:Create|Describe)(?:Cached|Stored))iSCSI/, '$1Iscsi'],
  [/^(Execute)PartiQL/, '$1Partiql'],
  [/^([A-Z].*)WhatsApp/, '$1Whatsapp'],
  [/^(ListH)ITsFor/, '$1itsFor'],
  [/^([A-Z].*)OTelEnrichment$/, '$1OtelEnrichment'],
];

/** Spells an API name as the AWS CLI does: `DescribeDBInstances` is `describe-db-instances`. */
export function cliName(apiName: string): string {
  if (apiName.includes('-')) return apiName;
  let whole = apiName;
  for (const [word, replacement] of WHOLE_WORDS) whole = whole.replace(word, replacement);
  const plural = PLURAL_ACRONYM.exec(whole)?.[0];
  const name = plural === undefined ? whole : `${whole.slice(0, -plural.length)}-${plural.toLowerCase()}`;
  return name.replaceAll(BEFORE_WORD, '$1-$2').replaceAll(BEFORE_CAPITAL, '$1-$2').toLowerCase();
}
