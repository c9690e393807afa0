// The settings that every AWS SDK and the AWS CLI read from the environment (AWS SDKs and Tools reference guide).

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the address that the environment sets for a service, if any: the service's own setting goes before the general one. */
export function findEndpointUrl(environment: Environment, serviceId: string): string | undefined {
  if (isTrue(environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])) return undefined;
  const own = environment[`AWS_ENDPOINT_URL_${serviceId.replaceAll(' ', '_').toUpperCase()}`];
  return [own, environment['AWS_ENDPOINT_URL']].find((url) => url !== undefined && url !== '');
}

/** Tells whether FIPS endpoints are asked for. */
export function usesFips(environment: Environment): boolean {
  return isTrue(environment['AWS_USE_FIPS_ENDPOINT']);
}

/** Tells whether dual-stack endpoints (IPv4 and IPv6) are asked for. */
export function usesDualStack(environment: Environment): boolean {
  return isTrue(environment['AWS_USE_DUALSTACK_ENDPOINT']);
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}
