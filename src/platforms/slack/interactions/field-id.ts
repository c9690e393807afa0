// The id of an input of a form: which field it is for, how its value is written, and whether it has to be given. It comes back with the value.
import { MAX_BLOCK_ID_LENGTH } from '../slack-limits.ts';
import type { CarriedField } from '../press-value.ts';

/** What the id of an input says. */
export interface FieldId extends Pick<CarriedField, 'name' | 'input' | 'isRequired'> {
  /** The second input of a field, for a value that is not among its choices. */
  readonly isOther: boolean;
}

// Match: instance-ids, VPCConfig.x. Near miss: -x, a b.
const NAME = /^\w[\w.-]*$/;

// Match: "values required instance-ids", "line may name other". Near miss: "line required" (no name).
const WRITTEN = /^(line|lines|values|structure) (required|may) (\w[\w.-]*)( other)?$/;

/** Writes the id; undefined where a field could not be told from others by it. */
export function writeFieldId({ name, input, isRequired, isOther }: FieldId): string | undefined {
  const id = `${input} ${isRequired ? 'required' : 'may'} ${name}${isOther ? ' other' : ''}`;
  return NAME.test(name) && id.length <= MAX_BLOCK_ID_LENGTH ? id : undefined;
}

/** Reads an id; undefined for what is none. */
export function readFieldId(id: string): FieldId | undefined {
  const [, input, need, name, other] = WRITTEN.exec(id) ?? [];
  if (input === undefined || name === undefined) return undefined;
  return { name, input: input as FieldId['input'], isRequired: need === 'required', isOther: other !== undefined };
}
