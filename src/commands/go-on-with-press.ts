// A custom action whose command lacks parameters of its own: what its form completes is still the action's, is shown before it runs, and
// is put on record as its.
import type { ActionPress } from '../domain/action-press.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { actionSayerOf } from './action-sayer.ts';
import type { CompletedDraft } from './draft-command.ts';
import type { JudgingContext } from './judge-command.ts';
import { maskCommandText } from './mask-command-text.ts';

/** Finds the press that a completed command comes from, and puts it on record once more; undefined where it comes from none. */
export async function goOnWithPress(
  record: CommandRecord,
  { text, answerKey }: CompletedDraft,
  context: JudgingContext,
): Promise<ActionPress | undefined> {
  const press = answerKey === undefined ? undefined : await findPress(answerKey, context);
  const rules = context.surroundings.rulesOf(record.channel);
  if (press === undefined || rules === undefined) return press;
  const commandText = maskCommandText(text, context);
  await context.surroundings.actions?.().noteRun({ press, commandText }, actionSayerOf(record, rules, context));
  return press;
}

async function findPress(answerKey: string, { store: { records } }: JudgingContext): Promise<ActionPress | undefined> {
  const asked = await records.commands.findByKey(answerKey);
  // Behind it may stand any number of look-ups, for what there is to choose from.
  const [run] = asked === undefined ? [] : await records.auditEvents.list({ commandId: asked.id, kinds: ['action.run'], limit: 1 });
  const { actionName, ...about } = run?.detail ?? {};
  if (typeof actionName !== 'string') return undefined;
  const named = (name: 'buttonText' | 'eventId' | 'title'): Partial<ActionPress> => {
    const value = about[name];
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return { actionName, ...named('buttonText'), ...named('eventId'), ...named('title') };
}
