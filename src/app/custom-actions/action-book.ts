// The custom actions as they are at the moment, kept in memory: each notification of their channels is held against them.
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { CustomAction } from '../../domain/custom-action.ts';
import type { ListedAction } from '../../domain/action-desk.ts';
import type { RecordReaders } from '../../storage/store.ts';

/** What of the configuration in force is read. */
export interface ActionSettings {
  readonly customActions: readonly CustomAction[];
  find(configurationName: string): ChannelConfiguration | undefined;
}

/** What is shown in a channel, and what it was worked out from. */
interface ShownActions {
  readonly ofFile: readonly CustomAction[];
  readonly named: readonly string[] | undefined;
  readonly actions: readonly CustomAction[];
}

/** Knows them. An action of the file stands before one of its name that was made in a chat. */
export class ActionBook {
  readonly #settings: ActionSettings;
  #made: readonly CustomAction[] = [];
  #associated: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  readonly #shown = new Map<string, ShownActions>();

  constructor(settings: ActionSettings) {
    this.#settings = settings;
  }

  /** Reads what was made in chats. */
  async refresh({ customActions }: Pick<RecordReaders, 'customActions'>): Promise<void> {
    const [made, associations] = await Promise.all([customActions.list(), customActions.listAssociations()]);
    const associated = new Map<string, Set<string>>();
    for (const { configurationName, actionName } of associations) {
      const names = associated.get(configurationName) ?? new Set();
      associated.set(configurationName, names.add(actionName));
    }
    this.#made = made;
    this.#shown.clear();
    this.#associated = associated;
  }

  /** All, those of a channel first, by their names. */
  list(configurationName: string): readonly ListedAction[] {
    const ofFile = this.#settings.customActions;
    const names = new Set(ofFile.map(({ actionName }) => actionName));
    const all = [...ofFile, ...this.#made.filter(({ actionName }) => !names.has(actionName))]
      .toSorted((one, other) => (one.actionName < other.actionName ? -1 : 1))
      .map((action) => this.#listed(action, configurationName));
    return [...all.filter(isAssociated), ...all.filter((one) => !isAssociated(one))];
  }

  find(actionName: string, configurationName: string): ListedAction | undefined {
    const isMeant = (action: CustomAction): boolean => action.actionName === actionName;
    const action = this.#settings.customActions.find(isMeant) ?? this.#made.find(isMeant);
    return action === undefined ? undefined : this.#listed(action, configurationName);
  }

  /** Those whose buttons are shown in a channel: the file's first, in its order. Asked for every event, and worked out once. */
  listAssociated(configurationName: string): readonly CustomAction[] {
    const { customActions: ofFile } = this.#settings;
    const named = this.#settings.find(configurationName)?.customActionNames;
    const before = this.#shown.get(configurationName);
    // A reload replaces both.
    if (before !== undefined && before.ofFile === ofFile && before.named === named) return before.actions;
    const added = [...(this.#associated.get(configurationName) ?? [])].filter((name) => named?.includes(name) !== true);
    const actions = [...(named ?? []), ...added].flatMap((name) => this.find(name, configurationName)?.action ?? []);
    this.#shown.set(configurationName, { ofFile, named, actions });
    return actions;
  }

  #listed(action: CustomAction, configurationName: string): ListedAction {
    const { actionName } = action;
    if (this.#settings.find(configurationName)?.customActionNames?.includes(actionName) === true) return { action, associatedBy: 'file' };
    return this.#associated.get(configurationName)?.has(actionName) === true ? { action, associatedBy: 'chat' } : { action };
  }
}

function isAssociated({ associatedBy }: ListedAction): boolean {
  return associatedBy !== undefined;
}
