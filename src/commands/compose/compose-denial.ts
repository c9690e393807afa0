// The card of a command that may not run: what decided, and what would change it.
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';
import { composeCommandText } from './command-code.ts';
import { composePlace } from './place-spans.ts';

const RULE_NAMES: Readonly<Record<Decision['because']['rule'], string>> = {
  'never-allowed': 'The list of commands that never run',
  'read-only': 'The default guardrail: read-only',
  guardrail: 'Guardrail policy',
  'ambient-credentials': "Use of this machine's own credentials",
  'not-in-a-configuration': 'Channel configuration',
  account: 'Choice of account',
  'user-role': 'Roles of people',
  'session-policy': 'Limit of AWS for session policies',
  'organization-policy': 'Chat applications policy of the AWS organization',
};

/** Composes the card. */
export function composeDenial({ command, decision, place }: { command: ParsedCommand; decision: Decision; place: CommandPlace }): Message {
  const { because, actions } = decision;
  const title = `${command.service} ${command.cliOperation} is not allowed here`;
  const rule = because.guardrailName === undefined ? RULE_NAMES[because.rule] : `${RULE_NAMES[because.rule]} “${because.guardrailName}”`;
  return {
    title: { emoji: '⛔', spans: [text(title)] },
    tone: 'warning',
    blocks: [
      { kind: 'paragraph', spans: [text(because.text)] },
      ...composeCommandText(command),
      {
        kind: 'fields',
        fields: [
          { label: 'Decided by', value: [text(rule)], isShort: true },
          ...(because.statement === undefined ? [] : [{ label: 'Statement', value: [text(because.statement)], isShort: true }]),
          ...(actions.length === 0
            ? []
            : [{ label: 'IAM action', value: [{ kind: 'code' as const, text: actions.join(', ') }], isShort: true }]),
        ],
      },
      composePlace(place, ['nothing was sent to AWS']),
    ],
    fallbackText: title,
    audience: 'asker',
  };
}
