// The AWS partitions and their Regions. Written by scripts/generate-partitions.ts; change that, not this.

/** Where the table comes from, and the SHA-256 of `JSON.stringify(partitions)`. */
export const partitionsSource = {
  package: '@aws-sdk/core',
  version: '3.981.0',
  sha256: 'dfb76e91fdfa9ec3f34d02a447094c7325306bc7e9ed99d35a48fd7f4db9975e',
} as const;

/** Every partition with its DNS suffix, the Region that stands for its global services, and its Regions. */
export const partitions = [
  {"id":"aws","dnsSuffix":"amazonaws.com","implicitGlobalRegion":"us-east-1","regions":["af-south-1","ap-east-1","ap-east-2","ap-northeast-1","ap-northeast-2","ap-northeast-3","ap-south-1","ap-south-2","ap-southeast-1","ap-southeast-2","ap-southeast-3","ap-southeast-4","ap-southeast-5","ap-southeast-6","ap-southeast-7","ca-central-1","ca-west-1","eu-central-1","eu-central-2","eu-north-1","eu-south-1","eu-south-2","eu-west-1","eu-west-2","eu-west-3","il-central-1","me-central-1","me-south-1","me-west-1","mx-central-1","sa-east-1","sa-west-1","us-east-1","us-east-2","us-west-1","us-west-2"]},
  {"id":"aws-cn","dnsSuffix":"amazonaws.com.cn","implicitGlobalRegion":"cn-northwest-1","regions":["cn-north-1","cn-northwest-1"]},
  {"id":"aws-eusc","dnsSuffix":"amazonaws.eu","implicitGlobalRegion":"eusc-de-east-1","regions":["eusc-de-east-1"]},
  {"id":"aws-iso","dnsSuffix":"c2s.ic.gov","implicitGlobalRegion":"us-iso-east-1","regions":["us-iso-east-1","us-iso-west-1"]},
  {"id":"aws-iso-b","dnsSuffix":"sc2s.sgov.gov","implicitGlobalRegion":"us-isob-east-1","regions":["us-isob-east-1","us-isob-west-1"]},
  {"id":"aws-iso-e","dnsSuffix":"cloud.adc-e.uk","implicitGlobalRegion":"eu-isoe-west-1","regions":["eu-isoe-west-1"]},
  {"id":"aws-iso-f","dnsSuffix":"csp.hci.ic.gov","implicitGlobalRegion":"us-isof-south-1","regions":["us-isof-east-1","us-isof-south-1"]},
  {"id":"aws-us-gov","dnsSuffix":"amazonaws.com","implicitGlobalRegion":"us-gov-west-1","regions":["us-gov-east-1","us-gov-west-1"]},
] as const;
