// A service of the catalogue as flows and adapters use it.
import type { Shape, StructureShape } from './shape.ts';
import type { StoredOperation, StoredPaginator, StoredService, StoredWaiter } from './stored-service.ts';

/** One operation. */
export interface OperationModel {
  /** The API's name, such as `DescribeInstances`. */
  readonly name: string;
  /** The AWS CLI's name, such as `describe-instances`. */
  readonly cliName: string;
  readonly input: StructureShape;
  readonly output: StructureShape;
  readonly stored: StoredOperation;
  readonly paginator: StoredPaginator | undefined;
  /** True where a member of the answer is a stream of bytes or events. */
  readonly hasStreamingOutput: boolean;
  /** True where the request or answer is a stream of events, which needs a connection held open. */
  readonly hasEventStream: boolean;
}

/** One service. */
export interface ServiceModel {
  /** The AWS CLI's name, such as `elbv2`. */
  readonly cliName: string;
  readonly serviceId: string;
  readonly signingName: string;
  readonly stored: StoredService;
  /** Finds an operation by its API name. */
  operation(name: string): OperationModel | undefined;
  /** Finds an operation by its AWS CLI name. */
  operationOfCli(cliName: string): OperationModel | undefined;
  /** AWS CLI names of the operations, in alphabetical order. */
  readonly cliOperationNames: readonly string[];
  readonly waiters: Readonly<Record<string, StoredWaiter>>;
  /** The view of shape n. */
  shape(position: number): Shape;
}

/** What can be known of a service without loading it. */
export interface ServiceSummary {
  readonly cliName: string;
  readonly serviceId: string;
  readonly signingName: string;
  /** API names. */
  readonly operationNames: readonly string[];
}

/** The whole AWS surface; a service is read from disk on first use. */
export interface Catalogue {
  /** In alphabetical order of their AWS CLI names. */
  readonly services: readonly ServiceSummary[];
  /** Finds a service by its AWS CLI name; throws `catalogue-damaged` where its file cannot be read. */
  service(cliName: string): ServiceModel | undefined;
}
