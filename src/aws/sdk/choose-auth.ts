// How a call is signed: as the operation, the service or the endpoint's own properties say.
import { AwsSdkSigV4Signer } from '@aws-sdk/core/httpAuthSchemes';
import { NoAuthSigner } from '@smithy/core';
import { getSmithyContext } from '@smithy/core/client';
import { resolveParams } from '@smithy/core/endpoints';
import type { EndpointParameters, HandlerExecutionContext, HttpAuthOption, HttpAuthScheme } from '@smithy/types';
import type { StoredAuth, StoredService } from '../../catalogue/stored-service.ts';
import { RefusedCall } from './refused-call.ts';
import type { EndpointResolver } from './resolve-endpoint.ts';

const SIGV4 = 'aws.auth#sigv4';
const NONE = 'smithy.api#noAuth';

/** The schemes that this client can sign with. */
export const authSchemes: readonly HttpAuthScheme[] = [
  { schemeId: SIGV4, identityProvider: (providers) => providers.getIdentityProvider(SIGV4), signer: new AwsSdkSigV4Signer() },
  {
    schemeId: NONE,
    // Nobody is asked who they are.
    identityProvider: (providers) => providers.getIdentityProvider(NONE) ?? (() => Promise.resolve({})),
    signer: new NoAuthSigner(),
  },
];

/** What the choice depends on. */
export interface AuthParameters extends EndpointParameters {
  readonly operation: string;
  readonly region: string;
}

/** Chooses the way to sign a call; throws RefusedCall where this client has none. */
export type AuthChooser = (parameters: AuthParameters) => HttpAuthOption[];

/** Builds the chooser of a service. */
export function buildAuthChooser(service: StoredService, resolveEndpoint: EndpointResolver): AuthChooser {
  return (parameters) => {
    const named = service.hasAuthInEndpoint === true ? readEndpointSchemes(resolveEndpoint(parameters).properties) : undefined;
    const options = named === undefined ? optionsOfModel(service, parameters) : optionsOfEndpoint(service, named, parameters);
    if (options.length > 0) return options;
    throw new RefusedCall('not-supported', explainRefusal(service, parameters.operation));
  };
}

/** Collects what the choice depends on. */
export async function collectAuthParameters(
  config: { readonly region: () => Promise<string> },
  context: HandlerExecutionContext,
  input: object,
): Promise<AuthParameters> {
  const { operation, commandInstance } = getSmithyContext(context);
  const supplier: unknown = commandInstance === undefined ? undefined : (commandInstance as object).constructor;
  const parameters = await resolveParams(input, supplier as never, config as never);
  return { ...parameters, operation: String(operation), region: await config.region() };
}

interface EndpointScheme {
  readonly name: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

function readEndpointSchemes(properties: unknown): readonly EndpointScheme[] | undefined {
  if (typeof properties !== 'object' || properties === null || !('authSchemes' in properties)) return undefined;
  return Array.isArray(properties.authSchemes) ? (properties.authSchemes as readonly EndpointScheme[]) : undefined;
}

function optionsOfEndpoint(service: StoredService, named: readonly EndpointScheme[], parameters: AuthParameters): HttpAuthOption[] {
  return (
    named
      .filter(({ name }) => isSigV4(name.toLowerCase()))
      // Its name is the scheme's; `name` among signing properties is the service's.
      .map((scheme) => sign(service.signingName, parameters.region, { ...scheme, ...scheme.properties, name: service.signingName }))
  );
}

// Match: sigv4, sigv4-s3express. Near miss: sigv4a.
function isSigV4(name: string): boolean {
  return name.startsWith('sigv4') && name !== 'sigv4a';
}

function optionsOfModel(service: StoredService, { operation, region }: AuthParameters): HttpAuthOption[] {
  return authOf(service, operation).flatMap(({ scheme, name }) => {
    if (scheme === 'none') return [{ schemeId: NONE }];
    return scheme === 'sigv4' ? [sign(name ?? service.signingName, region, {})] : [];
  });
}

function authOf(service: StoredService, operation: string): readonly StoredAuth[] {
  return service.operations[operation]?.auth ?? service.auth;
}

function sign(name: string, region: string, more: Readonly<Record<string, unknown>>): HttpAuthOption {
  return {
    schemeId: SIGV4,
    signingProperties: { name, region, ...more },
    propertiesExtractor: (config, context) => ({ signingProperties: { config, context } }),
  };
}

function explainRefusal(service: StoredService, operation: string): string {
  if (authOf(service, operation).some(({ scheme }) => scheme === 'bearer')) {
    return `${service.cli} is signed with a personal sign-in token, which a server has none of. Use the AWS CLI on your machine, after aws sso login.`;
  }
  const needed = 'This needs a signature for several Regions at once (SigV4a), which Signalbox does not make.';
  const hasOther = authOf(service, operation).some(({ scheme }) => scheme === 'sigv4');
  return hasOther ? `${needed} Name a bucket, bus or endpoint of one Region.` : `${needed} Use the AWS CLI on your machine.`;
}
