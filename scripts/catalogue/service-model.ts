// A service as botocore has it (data/*/*/service-2.json and endpoint-rule-set-1.json), as far as it is read here.

/** A shape of a model, or a reference to one with traits of its own. */
export interface ModelShape {
  readonly type?: string;
  readonly shape?: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, ModelShape>>;
  readonly member?: ModelShape;
  readonly key?: ModelShape;
  readonly value?: ModelShape;
  readonly location?: string;
  readonly locationName?: string;
  readonly payload?: string;
  readonly streaming?: boolean;
  readonly sensitive?: boolean;
  readonly idempotencyToken?: boolean;
  readonly flattened?: boolean;
  readonly queryName?: string;
  readonly xmlNamespace?: { readonly uri: string; readonly prefix?: string };
  readonly xmlAttribute?: boolean;
  readonly timestampFormat?: string;
  readonly jsonvalue?: boolean;
  readonly document?: boolean;
  readonly eventstream?: boolean;
  readonly event?: boolean;
  readonly eventpayload?: boolean;
  readonly eventheader?: boolean;
  readonly union?: boolean;
  readonly hostLabel?: boolean;
  readonly sparse?: boolean;
  readonly enum?: readonly string[];
  readonly contextParam?: { readonly name: string };
  readonly exception?: boolean;
  readonly fault?: boolean;
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number; readonly senderFault?: boolean };
}

/** An operation of a model. */
export interface ModelOperation {
  readonly http?: { readonly method?: string; readonly requestUri?: string; readonly responseCode?: number };
  readonly input?: ModelShape;
  readonly output?: ModelShape;
  readonly authtype?: string;
  readonly auth?: readonly string[];
  readonly staticContextParams?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly operationContextParams?: Readonly<Record<string, { readonly path: string }>>;
  readonly endpoint?: { readonly hostPrefix?: string };
  readonly idempotent?: boolean;
}

/** A model. */
export interface ServiceModelFile {
  readonly metadata: {
    readonly apiVersion: string;
    readonly endpointPrefix: string;
    readonly auth?: readonly string[];
    readonly signatureVersion?: string;
    readonly jsonVersion?: string;
    readonly protocol: string;
    readonly protocols?: readonly string[];
    readonly serviceId: string;
    readonly signingName?: string;
    readonly targetPrefix?: string;
    readonly xmlNamespace?: string | { readonly uri: string };
    readonly awsQueryCompatible?: object;
  };
  readonly operations: Readonly<Record<string, ModelOperation>>;
  readonly shapes?: Readonly<Record<string, ModelShape>>;
}

/** Endpoint rules; a built-in parameter comes from the client's settings, any other one from the call or the client. */
export interface EndpointRuleSet {
  readonly parameters: Readonly<Record<string, { readonly builtIn?: string }>>;
}
