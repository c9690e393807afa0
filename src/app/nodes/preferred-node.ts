// Which node a piece of work is best done by: every node comes to the same answer by itself, the work is spread evenly, and where a node
// comes or goes only its share moves (rendezvous hashing: Thaler and Ravishankar, 1998).
import { createHash } from 'node:crypto';

/** Picks the node for a piece of work by its name; undefined where there is none. */
export function preferredNode(name: string, nodeIds: readonly string[]): string | undefined {
  let best: { readonly id: string; readonly weight: string } | undefined;
  for (const id of nodeIds) {
    const weight = createHash('sha256')
      .update(JSON.stringify([id, name]))
      .digest('hex');
    if (best === undefined || weight > best.weight) best = { id, weight };
  }
  return best?.id;
}
