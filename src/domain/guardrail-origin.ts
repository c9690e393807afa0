// Where the guardrails of a channel are set. The nearest place counts, and stands in the place of all farther ones.

/** Where. */
export type GuardrailOrigin =
  | { readonly kind: 'channel' | 'default' | 'nowhere' }
  | { readonly kind: 'selection'; readonly pattern: string }
  | { readonly kind: 'workspace'; readonly workspaceId: string };

/** Says it, as the end of a sentence about guardrails. */
export function describeGuardrailOrigin(origin: GuardrailOrigin): string {
  switch (origin.kind) {
    case 'channel':
      return 'set for this channel';
    case 'selection':
      return `set for channel configurations named ${origin.pattern}`;
    case 'workspace':
      return `set for the workspace ${origin.workspaceId}`;
    case 'default':
      return 'set for all channels';
    case 'nowhere':
      return 'set nowhere';
  }
}
