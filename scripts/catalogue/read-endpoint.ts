// The endpoint rules of an official client: a binary decision diagram in newer ones, a rule tree in older ones.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StoredEndpointRules } from '../../src/catalogue/stored-service.ts';

interface Diagram {
  readonly nodes: Int32Array;
  readonly root: number;
  readonly conditions: readonly unknown[];
  readonly results: readonly unknown[];
}

/** Reads the rules that a client exports; throws where it has neither form. */
export async function readEndpoint(clientFolder: string): Promise<StoredEndpointRules> {
  const diagramFile = join(clientFolder, 'dist-es/endpoint/bdd.js');
  if (existsSync(diagramFile)) {
    const { bdd } = (await import(pathToFileURL(diagramFile).href)) as { bdd: Diagram };
    const nodes = Buffer.alloc(bdd.nodes.length * 4);
    for (const [position, node] of bdd.nodes.entries()) nodes.writeInt32BE(node, position * 4);
    const { root, conditions, results } = bdd;
    return { kind: 'diagram', root, nodes: nodes.toString('base64'), conditions, results };
  }
  const rulesFile = join(clientFolder, 'dist-es/endpoint/ruleset.js');
  if (!existsSync(rulesFile)) throw new TypeError(`unknown layout: ${clientFolder} has no endpoint rules`);
  const { ruleSet } = (await import(pathToFileURL(rulesFile).href)) as { ruleSet: unknown };
  return { kind: 'rules', ruleSet };
}
