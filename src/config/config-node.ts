// The shape of the configuration as a tree: sections, lists and single values, read from the zod schemas.
// Environment variables, secret files, hints on mistyped names and the written reference all follow it.
import { z } from 'zod';
import { Secret } from '../lib/secret.ts';

interface NodeFacts {
  readonly description: string;
  /** True where leaving the value out is a fault. */
  readonly isRequired: boolean;
  /** What is taken where the value is left out; undefined where nothing is. */
  readonly defaultValue: unknown;
}

/** Keys with a value each. */
export type SectionNode = NodeFacts & {
  readonly kind: 'section';
  readonly fields: ReadonlyMap<string, ConfigNode>;
  /** True where it is a section once more that stands around it, as a route within a route: whoever lists the tree ends here. */
  readonly isRepeated?: true;
};
type ListNode = NodeFacts & { readonly kind: 'list'; readonly item: ConfigNode };
/** One value. */
export type ValueNode = NodeFacts &
  (
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
    | { readonly kind: 'number'; readonly minimum: number | undefined; readonly maximum: number | undefined }
    | { readonly kind: 'text' | 'path' | 'boolean' | 'secret' }
  );
/** A place in the configuration and what belongs there. */
export type ConfigNode = SectionNode | ListNode | ValueNode;

/** Reads the tree from a schema. Throws on a kind of schema that a configuration file cannot hold. */
export function readConfigNode(schema: z.core.$ZodType): ConfigNode {
  return readNode(schema, new Map());
}

/** The fields of the sections around, by their schemas. */
type SectionsAround = ReadonlyMap<z.core.$ZodType, Map<string, ConfigNode>>;

function readNode(schema: z.core.$ZodType, around: SectionsAround): ConfigNode {
  let current = schema as z.core.$ZodTypes;
  let isRequired = true;
  let defaultValue: unknown;
  let description = z.globalRegistry.get(current)?.description ?? '';
  while (current._zod.def.type === 'optional' || current._zod.def.type === 'default' || current._zod.def.type === 'prefault') {
    isRequired = false;
    if (current._zod.def.type !== 'optional') ({ defaultValue } = current._zod.def);
    current = current._zod.def.innerType as z.core.$ZodTypes;
    if (description === '') description = z.globalRegistry.get(current)?.description ?? '';
  }
  return { description, isRequired, defaultValue, ...readKind(current, around) };
}

type Kind<Node> = Node extends unknown ? Omit<Node, keyof NodeFacts> : never;

function readKind(schema: z.core.$ZodTypes, around: SectionsAround): Kind<ConfigNode> {
  const { def } = schema._zod;
  if (def.type === 'object') return readSection(schema, def.shape, around);
  if (def.type === 'array') return { kind: 'list', item: readNode(def.element, around) };
  if (def.type === 'enum') return { kind: 'choice', choices: Object.values(def.entries).map(String) };
  if (schema instanceof z.ZodNumber) return { kind: 'number', minimum: finite(schema.minValue), maximum: finite(schema.maxValue) };
  if (def.type === 'boolean') return { kind: 'boolean' };
  if (def.type === 'string') return { kind: z.globalRegistry.get(schema)?.['isPath'] === true ? 'path' : 'text' };
  if (def.type === 'custom' && 'fn' in def && Boolean(def.fn(new Secret('')))) return { kind: 'secret' };
  throw new TypeError(`a configuration cannot hold the schema type ${def.type}`);
}

function readSection(schema: z.core.$ZodType, shape: z.core.$ZodShape, around: SectionsAround): Kind<SectionNode> {
  const outer = around.get(schema);
  if (outer !== undefined) return { kind: 'section', fields: outer, isRepeated: true };
  const fields = new Map<string, ConfigNode>();
  const inside = new Map([...around, [schema, fields] as const]);
  for (const [name, field] of Object.entries(shape)) fields.set(name, readNode(field, inside));
  return { kind: 'section', fields };
}

function finite(limit: number | null): number | undefined {
  return limit !== null && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? limit : undefined;
}
