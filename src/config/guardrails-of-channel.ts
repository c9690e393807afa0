// Which guardrails a channel configuration has: its own, else those of the first selection that holds it, of its Slack workspace, of all.
import type { GuardrailOrigin } from '../domain/guardrail-origin.ts';
import { matchesWildcard } from '../lib/matches-wildcard.ts';
import type { PartialConfig } from './partial-config.ts';

/** The names, and where they are set. */
export interface ChannelGuardrails {
  readonly names: readonly string[];
  readonly origin: GuardrailOrigin;
}

type Entry = NonNullable<NonNullable<PartialConfig['channelConfigurations']>[number]>;
type Settings = Pick<PartialConfig, 'defaultGuardrails' | 'guardrailSelections' | 'slack'>;
type Names = readonly (string | undefined)[];

/** Finds them. The nearest place replaces the farther ones: an empty list there means that the channel only reads. */
export function guardrailsOfChannel(entry: Entry, config: Settings): ChannelGuardrails {
  if (entry.guardrails !== undefined) return settled(entry.guardrails, { kind: 'channel' });
  return ofSelection(entry, config) ?? ofWorkspace(entry, config) ?? ofAll(config);
}

function ofSelection({ configurationName = '' }: Entry, { guardrailSelections = [] }: Settings): ChannelGuardrails | undefined {
  for (const { configurationNames = [], guardrails = [] } of guardrailSelections.filter((selection) => selection !== undefined)) {
    const pattern = configurationNames.find((one) => one !== undefined && matchesWildcard(one, configurationName));
    if (pattern !== undefined) return settled(guardrails, { kind: 'selection', pattern });
  }
  return undefined;
}

function ofWorkspace({ platform, workspaceId }: Entry, { slack }: Settings): ChannelGuardrails | undefined {
  if (platform !== 'slack' || workspaceId === undefined) return undefined;
  const workspace = slack?.workspaces?.find((one) => one?.workspaceId === workspaceId);
  return workspace?.guardrails === undefined ? undefined : settled(workspace.guardrails, { kind: 'workspace', workspaceId });
}

function ofAll({ defaultGuardrails = [] }: Settings): ChannelGuardrails {
  return settled(defaultGuardrails, { kind: defaultGuardrails.length === 0 ? 'nowhere' : 'default' });
}

function settled(names: Names, origin: GuardrailOrigin): ChannelGuardrails {
  return { names: names.filter((name) => name !== undefined), origin };
}
