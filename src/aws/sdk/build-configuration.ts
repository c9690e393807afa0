// The configuration of one service's client in one Region: what the official clients' runtimeConfig is, from data.
import { createDefaultUserAgentProvider, resolveHostHeaderConfig, resolveUserAgentConfig } from '@aws-sdk/core/client';
import { resolveAwsSdkSigV4Config } from '@aws-sdk/core/httpAuthSchemes';
import { Sha256 } from '@smithy/core/checksum';
import { resolveRegionConfig } from '@smithy/core/config';
import { resolveEndpointConfig } from '@smithy/core/endpoints';
import { parseUrl } from '@smithy/core/protocols';
import { calculateBodyLength, fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import type { StoredService } from '../../catalogue/stored-service.ts';
import { findEndpointUrl, usesDualStack, usesFips } from './aws-environment.ts';
import { authSchemes, buildAuthChooser } from './choose-auth.ts';
import { chooseProtocol } from './choose-protocol.ts';
import type { ClientSettings } from './client-settings.ts';
import type { ClientConfiguration, CustomizedClient, Customization } from './customization.ts';
import { buildErrorRegistry } from './error-registry.ts';
import { readAnswer } from './read-bounded.ts';
import { buildEndpointResolver } from './resolve-endpoint.ts';
import { MAX_ATTEMPTS } from './retry-strategies.ts';
import { silentLogger } from './silent-logger.ts';
import type { StaticSchemas } from './static-schemas.ts';

/** What a configuration is built for. */
export interface ConfigurationParts {
  readonly service: StoredService;
  readonly schemas: StaticSchemas;
  readonly settings: ClientSettings;
  readonly customization: Customization;
  readonly client: CustomizedClient;
}

/** Builds the configuration. */
export function buildConfiguration({ service, schemas, settings, customization, client }: ConfigurationParts): ClientConfiguration {
  const endpoint = settings.endpoint ?? findEndpointUrl(settings.environment, service.serviceId);
  const resolveEndpoint = buildEndpointResolver(service);
  const configuration: ClientConfiguration = {
    ...CONVERTERS,
    ...customization.settings,
    ...chooseProtocol(service, buildErrorRegistry(service, schemas)),
    apiVersion: service.apiVersion,
    serviceId: service.serviceId,
    defaultSigningName: service.signingName,
    region: client.region,
    credentials: Object.assign(settings.credentials, { memoized: true }),
    requestHandler: settings.requestHandler,
    maxAttempts: MAX_ATTEMPTS,
    httpAuthSchemes: authSchemes,
    httpAuthSchemeProvider: buildAuthChooser(service, resolveEndpoint),
    endpointProvider: resolveEndpoint,
    useFipsEndpoint: usesFips(settings.environment),
    useDualstackEndpoint: usesDualStack(settings.environment),
    // As in the AWS CLI: an endpoint of one's own seldom has a name per bucket.
    forcePathStyle: endpoint !== undefined,
    defaultUserAgentProvider: createDefaultUserAgentProvider({ serviceId: service.serviceId, clientVersion: settings.version }),
    userAgentAppId: `signalbox-${settings.version}`,
    ...(endpoint === undefined ? {} : { endpoint }),
  };
  complete(configuration);
  customization.complete?.(configuration, client);
  return configuration;
}

// The official clients' constructors do the same, in the same order; each step completes the configuration in place.
function complete(configuration: ClientConfiguration): void {
  const given = configuration as never;
  resolveUserAgentConfig(given);
  resolveRegionConfig(given);
  resolveHostHeaderConfig(given);
  resolveEndpointConfig(given);
  resolveAwsSdkSigV4Config(given);
}

const CONVERTERS = {
  runtime: 'node',
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  urlParser: parseUrl,
  sha256: Sha256,
  bodyLengthChecker: calculateBodyLength,
  streamCollector: readAnswer,
  disableHostPrefix: false,
  logger: silentLogger,
};
