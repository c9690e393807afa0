// Custom actions in memory, for tests of the flow: what the desk of the program does with store and events is tested beside it.
import type { ActionDesk, ActionOutcome, ActionRun, Binding, ListedAction } from '../../domain/action-desk.ts';
import type { CustomAction } from '../../domain/custom-action.ts';

/** A desk, and what was said at it. */
export interface PlainActionDesk extends ActionDesk {
  readonly runs: readonly ActionRun[];
  /** What the codes of events stand for. */
  readonly events: Map<string, Binding>;
}

/** Makes a desk with some actions, all of them shown in the channel. */
export function plainActionDesk(...actions: readonly CustomAction[]): PlainActionDesk {
  const known = new Map(actions.map((action): [string, ListedAction] => [action.actionName, { action, associatedBy: 'file' }]));
  const runs: ActionRun[] = [];
  const events = new Map<string, Binding>();
  const put = (listed: ListedAction): ActionOutcome => {
    known.set(listed.action.actionName, listed);
    return { kind: 'done', listed };
  };
  const change = (name: string, to: (listed: ListedAction) => ListedAction): ActionOutcome => {
    const found = known.get(name);
    return found === undefined ? { kind: 'unknown' } : put(to(found));
  };
  return {
    runs,
    events,
    list: async () => [...known.values()],
    find: async (name) => known.get(name),
    create: async (action) => put({ action, associatedBy: 'chat' }),
    edit: async (action) => change(action.actionName, (listed) => ({ ...listed, action })),
    async delete(name) {
      const outcome = change(name, (listed) => listed);
      known.delete(name);
      return outcome;
    },
    associate: async (name) => change(name, (listed) => ({ ...listed, associatedBy: 'chat' })),
    disassociate: async (name) => change(name, ({ action }) => ({ action })),
    bind: async (_action, { code }) => events.get(code) ?? { kind: 'unknown-event' },
    async describeEvent({ code }) {
      const binding = events.get(code);
      if (binding?.kind !== 'bound') return undefined;
      return { notificationType: 'Custom', title: binding.title, variables: [{ name: 'id', value: binding.findValue('id') ?? '' }] };
    },
    async noteRun(run) {
      runs.push(run);
    },
  };
}
