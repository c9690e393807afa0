// One service in one Region: the SDK's client, with its steps and commands made from the catalogue's data.
import { getHostHeaderPlugin, getRecursionDetectionPlugin, getUserAgentPlugin } from '@aws-sdk/core/client';
import { DefaultIdentityProviderConfig, getHttpAuthSchemeEndpointRuleSetPlugin, getHttpSigningPlugin } from '@smithy/core';
import { Client, makeBuilder } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';
import { getContentLengthPlugin } from '@smithy/core/protocols';
import { getRetryPlugin } from '@smithy/core/retry';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import type { RetryStrategyV2 } from '@smithy/types';
import type { OperationModel, ServiceModel } from '../../catalogue/service-model.ts';
import { buildConfiguration } from './build-configuration.ts';
import type { CallJournal } from './call-journal.ts';
import { collectAuthParameters } from './choose-auth.ts';
import type { ClientSettings } from './client-settings.ts';
import type { ClientConfiguration, Customization } from './customization.ts';
import { findCustomization } from './customizations/find-customization.ts';
import { describeOperation } from './describe-operation.ts';
import { buildInstructions } from './endpoint-instructions.ts';
import type { Params, Plugin } from './plugin.ts';
import { MAX_ATTEMPTS, retryRepeatable, retryUnrepeatable } from './retry-strategies.ts';
import { StaticSchemas } from './static-schemas.ts';

/** How one call is sent. */
export interface CallOptions {
  readonly isRepeatable: boolean;
  /** How long the connection may stay silent; the request handler's own limit unless given. */
  readonly silenceMs?: number;
  readonly abortSignal: AbortSignal;
  readonly journal: CallJournal;
}

type CommandClass = new (params: Params) => { readonly middlewareStack: { readonly use: (plugin: Plugin) => void } };
type BuildCommand = (...given: [parameters: object, plugins: () => Plugin[], name: string, schema: unknown]) => CommandClass;

/** Sends the calls of one service in one Region. */
export class ServiceClient {
  readonly #model: ServiceModel;
  readonly #schemas: StaticSchemas;
  readonly #customization: Customization;
  readonly #configuration: ClientConfiguration;
  readonly #client: Client<never, never, never, never>;
  readonly #buildCommand: BuildCommand;
  readonly #commands = new Map<string, CommandClass>();
  readonly #retries: Readonly<Record<'repeatable' | 'unrepeatable', Plugin>>;

  constructor(model: ServiceModel, region: string, settings: ClientSettings) {
    const service = model.stored;
    this.#model = model;
    this.#schemas = new StaticSchemas(service);
    this.#customization = findCustomization(service);
    this.#configuration = buildConfiguration({
      service,
      schemas: this.#schemas,
      settings,
      customization: this.#customization,
      client: { region, call: (operation, params) => this.#callInside(operation, params) },
    });
    this.#client = new Client(this.#configuration as never);
    for (const plugin of this.#listPlugins()) this.#client.middlewareStack.use(plugin as never);
    this.#retries = {
      repeatable: retryWith(retryRepeatable(settings.backoff)),
      unrepeatable: retryWith(retryUnrepeatable(settings.backoff)),
    };
    const name = `${service.serviceId.replaceAll(' ', '')}Client`;
    const target = service.protocolSettings.serviceTarget ?? service.serviceId;
    this.#buildCommand = makeBuilder(
      buildInstructions(service.endpointParameters) as never,
      target,
      name,
      getEndpointPlugin as never,
    ) as never as BuildCommand;
  }

  /** Sends a call; rejects with whatever the SDK throws. */
  async send(operation: OperationModel, params: Params, options: CallOptions): Promise<Params> {
    const { isRepeatable, ...handlerOptions } = options;
    const command = new (this.#commandOf(operation))(params);
    command.middlewareStack.use(isRepeatable ? this.#retries.repeatable : this.#retries.unrepeatable);
    return (await this.#client.send(command as never, handlerOptions as never)) as Params;
  }

  #commandOf(operation: OperationModel): CommandClass {
    const known = this.#commands.get(operation.name);
    if (known !== undefined) return known;
    const described = describeOperation(operation, this.#schemas.inputHeaders(operation.stored.input));
    const plugins = this.#customization.operationPlugins?.(described, this.#configuration) ?? [];
    const command = this.#buildCommand(
      buildInstructions(operation.stored.endpointParameters ?? {}),
      () => [...plugins],
      operation.name,
      this.#schemas.operation(operation.name),
    );
    this.#commands.set(operation.name, command);
    return command;
  }

  // A call that a customization needs for another: it reads only, and shares the connections but not the other call's abort signal.
  async #callInside(name: string, params: Params): Promise<Params> {
    const operation = this.#model.operation(name);
    if (operation === undefined) throw new RangeError(`${this.#model.cliName} has no operation ${name}`);
    const command = new (this.#commandOf(operation))(params);
    command.middlewareStack.use(this.#retries.repeatable);
    return (await this.#client.send(command as never)) as Params;
  }

  // The steps of the official clients.
  #listPlugins(): unknown[] {
    const configuration = this.#configuration as never;
    return [
      getSchemaSerdePlugin(configuration),
      getUserAgentPlugin(configuration),
      getContentLengthPlugin(configuration),
      getHostHeaderPlugin(configuration),
      getRecursionDetectionPlugin(configuration),
      getHttpAuthSchemeEndpointRuleSetPlugin(configuration, {
        httpAuthSchemeParametersProvider: collectAuthParameters as never,
        identityProviderConfigProvider: (resolved: { readonly credentials?: unknown }) =>
          Promise.resolve(new DefaultIdentityProviderConfig({ 'aws.auth#sigv4': resolved.credentials as never })),
      }),
      getHttpSigningPlugin(configuration),
      ...(this.#customization.clientPlugins?.(this.#configuration) ?? []),
    ];
  }
}

function retryWith(strategy: RetryStrategyV2): Plugin {
  return getRetryPlugin({
    retryStrategy: () => Promise.resolve(strategy),
    maxAttempts: () => Promise.resolve(MAX_ATTEMPTS),
  } as never) as Plugin;
}
