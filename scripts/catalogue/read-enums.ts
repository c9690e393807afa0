// Which member has which known values: the declarations of a client name the enum, its exports hold the values.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import type { StoredService, StoredShape } from '../../src/catalogue/stored-service.ts';

interface TypeNode {
  readonly type: string;
  readonly typeName?: { readonly value?: string };
  readonly types?: readonly TypeNode[];
  readonly elemType?: TypeNode;
}

/** Adds the known values of members to a service that was read from its client. */
export function addEnums(service: StoredService, clientFolder: string): StoredService {
  const exported = createRequire(join(clientFolder, 'package.json'))(clientFolder) as Readonly<Record<string, unknown>>;
  const enums: (readonly string[])[] = [];
  const positions = new Map<string, number>();
  const members = readMemberTypes(join(clientFolder, 'dist-types/models'));

  function positionOf(enumName: string): number | undefined {
    const known = positions.get(enumName);
    if (known !== undefined) return known;
    const values = valuesOf(exported[enumName]);
    if (values === undefined) return undefined;
    positions.set(enumName, enums.length);
    enums.push(values);
    return enums.length - 1;
  }

  const shapes = service.shapes.map((shape): StoredShape => {
    if (shape[0] !== 3 && shape[0] !== 4) return shape;
    const types = members.get(shape[1]);
    if (types === undefined) return shape;
    const found: Record<string, number> = {};
    for (const [position, name] of shape[3].entries()) {
      const enumName = types.get(name);
      const at = enumName === undefined ? undefined : positionOf(enumName);
      if (at !== undefined) found[String(position)] = at;
    }
    return Object.keys(found).length === 0 ? shape : [shape[0], shape[1], shape[2], shape[3], shape[4], shape[5] ?? 0, found];
  });
  return { ...service, shapes, enums };
}

/** An enum is exported as an object whose values are texts. */
function valuesOf(exported: unknown): readonly string[] | undefined {
  if (typeof exported !== 'object' || exported === null || Array.isArray(exported)) return undefined;
  const values: unknown[] = Object.values(exported);
  return values.length > 0 && values.every((value) => typeof value === 'string') ? values : undefined;
}

/** Interface name to member name to the name of its type. */
function readMemberTypes(folder: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  if (!existsSync(folder)) return found;
  for (const file of readdirSync(folder).filter((name) => /^models_\d+\.d\.ts$/.test(name))) {
    const { body } = parseSync(readFileSync(join(folder, file), 'utf8'), { syntax: 'typescript' });
    for (const item of body) {
      const declaration = item.type === 'ExportDeclaration' ? item.declaration : undefined;
      if (declaration?.type !== 'TsInterfaceDeclaration') continue;
      const types = new Map<string, string>();
      for (const member of declaration.body.body) {
        if (member.type !== 'TsPropertySignature' || member.key.type !== 'Identifier') continue;
        const name = typeNameOf(member.typeAnnotation?.typeAnnotation as TypeNode | undefined);
        if (name !== undefined) types.set(member.key.value, name);
      }
      found.set(declaration.id.value, types);
    }
  }
  return found;
}

/** The one name in `Name | undefined` or `Name[] | undefined`. */
function typeNameOf(type: TypeNode | undefined): string | undefined {
  if (type === undefined) return undefined;
  if (type.type === 'TsUnionType') return type.types?.map((part) => typeNameOf(part)).find((name) => name !== undefined);
  if (type.type === 'TsArrayType') return typeNameOf(type.elemType);
  return type.type === 'TsTypeReference' ? type.typeName?.value : undefined;
}
