// The settings with which every AWS SDK and the AWS CLI send requests for SNS to another address (a VPC endpoint, a test).
// Source: AWS SDKs and Tools reference guide, service-specific endpoints.

/** Returns the address that the environment sets for SNS, if any: the service's own setting goes before the general one. */
export function chooseEndpointUrl(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  if (environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true') return undefined;
  const candidates = [environment['AWS_ENDPOINT_URL_SNS'], environment['AWS_ENDPOINT_URL']];
  return candidates.find((url) => url !== undefined && url !== '');
}
