// The skeleton of a command's input or answer, as the AWS CLI prints it (--generate-cli-skeleton; botocore's ArgumentGenerator).
import { stringify as toYaml } from 'yaml';
import type { Member, Shape, StructureShape } from '../../catalogue/shape.ts';
import type { OperationModel } from '../../catalogue/service-model.ts';

/** What is printed. */
export type SkeletonForm = 'input' | 'output' | 'yaml-input';

/** What stands for a time. */
const TIME = '1970-01-01T00:00:00';

/** Most values of a skeleton: enough for the largest input of AWS, and a bound for what a message can be made to carry. */
const VALUES_MAX = 5000;

/** Writes the skeleton as the AWS CLI does; of several known values the first stands there. */
export function writeSkeleton({ input, output }: OperationModel, form: SkeletonForm): string {
  const value = new SkeletonWriter(form === 'output').write(form === 'output' ? output : input);
  return form === 'yaml-input' ? toYaml(value).trimEnd() : JSON.stringify(value, undefined, 4);
}

class SkeletonWriter {
  /** In an answer a text is the name of its member. */
  readonly #usesNames: boolean;
  /** Names of the structures around: one within itself is left empty. */
  readonly #around: string[] = [];
  #left = VALUES_MAX;

  constructor(usesNames: boolean) {
    this.#usesNames = usesNames;
  }

  write(structure: StructureShape): Readonly<Record<string, unknown>> {
    if (this.#around.includes(structure.name) || this.#left <= 0) return {};
    this.#around.push(structure.name);
    const members = [...structure.members.values()].map((member): [string, unknown] => [member.name, this.#ofMember(member)]);
    this.#around.pop();
    return Object.fromEntries(members);
  }

  #ofMember({ name, shape, enumValues }: Member): unknown {
    return this.#of(shape, { name, known: enumValues?.[0] });
  }

  #of(shape: Shape, { name, known }: { readonly name: string; readonly known: string | undefined }): unknown {
    this.#left -= 1;
    switch (shape.kind) {
      case 'structure':
        return this.write(shape);
      case 'list':
        return [this.#of(shape.element, { name, known })];
      case 'map':
        return { KeyName: this.#of(shape.value, { name: '', known: undefined }) };
      case 'string':
        return this.#usesNames ? name : (known ?? '');
      case 'boolean':
        return true;
      case 'timestamp':
        return TIME;
      case 'document':
        return {};
      case 'blob':
        // What the AWS CLI prints.
        return null;
      default:
        return 0;
    }
  }
}
