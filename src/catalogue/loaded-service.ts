// A service of the catalogue in use: its operations under both of their names, resolved on demand.
import { cliName } from './cli-name.ts';
import type { OperationModel, ServiceModel } from './service-model.ts';
import type { StructureShape } from './shape.ts';
import { ShapeTable } from './shape-table.ts';
import type { StoredOperation, StoredService, StoredWaiter } from './stored-service.ts';

/** Operation names of one service whose AWS CLI name is not botocore's spelling: AWS CLI name to API name. */
export type CommandNames = Readonly<Record<string, string>>;

/** A service read from the catalogue. */
export class LoadedService implements ServiceModel {
  readonly stored: StoredService;
  readonly cliOperationNames: readonly string[];
  readonly #shapes: ShapeTable;
  readonly #apiNames = new Map<string, string>();
  readonly #operations = new Map<string, OperationModel>();

  constructor(stored: StoredService, renamed: CommandNames) {
    this.stored = stored;
    this.#shapes = new ShapeTable(stored);
    for (const name of Object.keys(stored.operations)) this.#apiNames.set(cliName(name), name);
    for (const [command, name] of Object.entries(renamed)) {
      if (Object.hasOwn(stored.operations, name)) this.#apiNames.set(command, name);
    }
    this.cliOperationNames = [...this.#apiNames.keys()].sort();
  }

  get cliName(): string {
    return this.stored.cli;
  }

  get serviceId(): string {
    return this.stored.serviceId;
  }

  get signingName(): string {
    return this.stored.signingName;
  }

  get waiters(): Readonly<Record<string, StoredWaiter>> {
    return this.stored.waiters;
  }

  shape(position: number): ReturnType<ShapeTable['at']> {
    return this.#shapes.at(position);
  }

  operation(name: string): OperationModel | undefined {
    const known = this.#operations.get(name);
    if (known !== undefined) return known;
    if (!Object.hasOwn(this.stored.operations, name)) return undefined;
    const stored = this.stored.operations[name];
    if (stored === undefined) return undefined;
    const operation = this.#build(name, stored);
    this.#operations.set(name, operation);
    return operation;
  }

  operationOfCli(command: string): OperationModel | undefined {
    const name = this.#apiNames.get(command);
    return name === undefined ? undefined : this.operation(name);
  }

  #build(name: string, stored: StoredOperation): OperationModel {
    const input = withRequiredAccount(this.#shapes.structure(stored.input), stored);
    const output = this.#shapes.structure(stored.output);
    return {
      name,
      cliName: cliName(name),
      input,
      output,
      stored,
      paginator: Object.hasOwn(this.stored.paginators, name) ? this.stored.paginators[name] : undefined,
      hasStreamingOutput: hasStream(output),
      hasEventStream: hasEventStream(input) || hasEventStream(output),
    };
  }
}

/** S3 Control's endpoints are found by the account, which its official client therefore wants though its schemas do not. */
function withRequiredAccount(input: StructureShape, { endpointParameters }: StoredOperation): StructureShape {
  const account = input.members.get('AccountId');
  if (endpointParameters?.['RequiresAccountId'] === undefined || account === undefined) return input;
  const others = [...input.members].filter(([name]) => name !== 'AccountId');
  return { ...input, members: new Map([['AccountId', { ...account, isRequired: true }], ...others]) };
}

function hasStream(structure: StructureShape): boolean {
  return [...structure.members.values()].some(({ isStreaming }) => isStreaming);
}

function hasEventStream(structure: StructureShape): boolean {
  return [...structure.members.values()].some(({ isStreaming, shape }) => isStreaming && shape.kind === 'structure');
}
