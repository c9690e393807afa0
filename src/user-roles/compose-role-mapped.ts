// What is told in the channel once a role was proved: nobody's commands change their role unseen.
import type { Person } from '../domain/person.ts';
import { roleName } from '../domain/role-arn.ts';
import type { UserRole } from '../domain/user-role.ts';
import type { Message } from '../messages/message.ts';
import { text } from '../messages/spans.ts';

/** A role that was mapped. */
interface MappedRole {
  readonly role: UserRole;
  readonly person: Person;
  readonly before: UserRole | undefined;
}

/** Composes the message, with the way back. */
export function composeRoleMapped({ role, person, before }: MappedRole): Message {
  const { accountId, roleArn, provenArn, configurationName } = role;
  const name = person.displayName === '' ? person.userId : person.displayName;
  const title = `${name}: your commands run with the role ${roleName(roleArn)} from now on`;
  return {
    title: { emoji: '🔑', spans: [text(title)] },
    tone: 'good',
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'Person', value: [text(person.userId)], isShort: true },
          { label: 'Account', value: [text(accountId)], isShort: true },
          { label: 'Role', value: [text(roleArn)], isShort: false },
          ...(provenArn === undefined ? [] : [{ label: 'Proved by', value: [text(provenArn)], isShort: false }]),
          ...(before === undefined ? [] : [{ label: 'Before', value: [text(before.roleArn)], isShort: false }]),
          { label: 'Channel configuration', value: [text(configurationName)], isShort: true },
        ],
      },
      {
        kind: 'paragraph',
        spans: [text('If that was not you, take it back with '), { kind: 'code', text: `@aws clear-role ${accountId}` }],
      },
      { kind: 'actions', actions: [{ text: 'Undo', command: `clear-role ${accountId}`, style: 'plain' }] },
    ],
    fallbackText: title,
  };
}
