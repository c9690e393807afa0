// From the YAML syntax tree to plain values, with the place of each. Only what JSON knows is taken: no tags, no keys
// that are not text, and aliases only as far as they stay small.
import { isAlias, isMap, isScalar, type LineCounter, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { Position } from './place.ts';

// Aliases of aliases unfold to billions of values in a few lines; a file within the size limit needs far fewer.
const MAX_VALUE_COUNT = 100_000;

interface Reading {
  readonly findings: Findings;
  readonly lineCounter: LineCounter;
  readonly anchors: Map<string, Node>;
  /** The collections being read: an alias to one of them would never end. */
  readonly open: Set<Node>;
  valueCount: number;
}

/** Reads the values of a document; what is faulty is reported and left out. Undefined where there is nothing to go on with. */
export function readYamlValues(root: Node, lineCounter: LineCounter, findings: Findings): Record<string, unknown> | undefined {
  const reading: Reading = { findings, lineCounter, anchors: new Map(), open: new Set(), valueCount: 0 };
  const value = readNode(root, [], { reading });
  if (reading.valueCount > MAX_VALUE_COUNT) {
    findings.report([], `the file holds more than ${MAX_VALUE_COUNT} values, aliases unfolded`);
    return undefined;
  }
  if (isMap(root)) return value as Record<string, unknown>;
  if (!findings.isFaulty([])) findings.report([], 'the file must hold keys with values, such as "logLevel: info"');
  return undefined;
}

function readNode(node: Node, path: ConfigPath, { reading, key }: { readonly reading: Reading; readonly key?: Position }): unknown {
  reading.valueCount += 1;
  if (reading.valueCount > MAX_VALUE_COUNT) return undefined;
  const [start, end] = node.range ?? [0, 0];
  reading.findings.setPlace(path, {
    kind: 'file',
    key,
    value: positionAt(start, reading),
    lastLine: positionAt(Math.max(start, end - 1), reading).line,
    source: isScalar(node) && node.type === 'PLAIN' ? node.source : undefined,
  });
  return readContent(node, path, reading);
}

function readContent(node: Node, path: ConfigPath, reading: Reading): unknown {
  if (isAlias(node)) return readAlias(node.source, path, reading);
  if (node.tag !== undefined) {
    reading.findings.report(path, 'tags (!) are not used in this file; to make a value text put it in quotes');
    return undefined;
  }
  if (node.anchor !== undefined) reading.anchors.set(node.anchor, node);
  if (isScalar(node)) return node.value;
  reading.open.add(node);
  const value = isMap(node) ? readMapping(node, path, reading) : readList(node as YAMLSeq<Node>, path, reading);
  reading.open.delete(node);
  return value;
}

function readAlias(name: string, path: ConfigPath, reading: Reading): unknown {
  const target = reading.anchors.get(name);
  if (target === undefined) reading.findings.report(path, 'no anchor of this name stands before the alias');
  else if (reading.open.has(target)) reading.findings.report(path, 'an alias cannot stand inside of what it repeats');
  else return readContent(target, path, reading);
  return undefined;
}

function readList(list: YAMLSeq<Node>, path: ConfigPath, reading: Reading): unknown[] {
  return list.items.map((item, index) => readNode(item, [...path, index], { reading }));
}

function readMapping(mapping: YAMLMap, path: ConfigPath, reading: Reading): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const lines = new Map<string, number>();
  for (const { key, value } of mapping.items as Pair<Node, Node | null>[]) {
    const position = positionAt(key.range?.[0] ?? 0, reading);
    const name = readKey(key);
    const firstLine = lines.get(name ?? '');
    if (name === undefined) reading.findings.report(path, 'a key must be text, without tag or alias', position);
    // Assigning this key would change what the object is instead of adding to it.
    else if (name === '__proto__') reading.findings.report([...path, name], 'unknown key', position);
    else if (firstLine !== undefined) reading.findings.report([...path, name], `is given twice, first on line ${firstLine}`, position);
    else {
      lines.set(name, position.line);
      values[name] =
        value === null ? readNothing([...path, name], position, reading) : readNode(value, [...path, name], { reading, key: position });
    }
  }
  return values;
}

function readKey(key: Node): string | undefined {
  return isScalar(key) && typeof key.value === 'string' && key.tag === undefined ? key.value : undefined;
}

function readNothing(path: ConfigPath, position: Position, reading: Reading): null {
  reading.findings.setPlace(path, { kind: 'file', key: position, value: position, lastLine: position.line, source: undefined });
  return null;
}

function positionAt(offset: number, reading: Reading): Position {
  const { line, col } = reading.lineCounter.linePos(offset);
  return { line, column: col };
}
