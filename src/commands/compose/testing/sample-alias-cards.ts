// Cards about aliases; the names are those of the golden files.
import type { Message } from '../../../messages/message.ts';
import { parseForTest } from '../../testing/parse-for-test.ts';
import {
  composeAliasCreation,
  composeAliasDeleted,
  composeAliasEdit,
  composeAliasList,
  composeAliasRefusal,
  composeAliasShown,
  composeMissingValues,
} from '../compose-alias.ts';
import { composeNextStep } from '../compose-next-step.ts';
import { composeSeveralAnswers, composeSeveralConfirmation } from '../compose-several.ts';
import { place } from './a-run-command.ts';

const expiresAt = new Date('2026-03-01T03:15:00Z');
const createdAt = new Date('2026-03-01T03:00:00Z');
const restart = {
  name: 'restart',
  commandText: 'ecs update-service --cluster $cluster --service $service --force-new-deployment',
  scope: 'channel',
  managedBy: 'chat',
  variables: ['cluster', 'service'],
  createdBy: { userId: 'web:ana', displayName: 'Ana <!channel>' },
  createdAt,
} as const;
const zones = { name: 'zones', commandText: 'ec2 describe-availability-zones', scope: 'all', managedBy: 'file', variables: [] } as const;
const STOP = 'ec2 stop-instances --instance-ids i-0123456789abcdef0';

/** The cards by name. */
export const sampleAliasCards: Readonly<Record<string, Message>> = {
  'alias-shown': composeAliasShown(restart),
  'alias-of-file': composeAliasShown(zones),
  'alias-list': composeAliasList([restart, zones]),
  'alias-list-empty': composeAliasList([]),
  'alias-deleted': composeAliasDeleted(restart),
  'alias-creation': composeAliasCreation({ isAdministrator: true, expiresAt }),
  'alias-edit': composeAliasEdit(restart, expiresAt),
  'alias-refused': composeAliasRefusal(['No alias of this channel is called so.'], ['restart']),
  'alias-missing': composeMissingValues({ alias: restart, missing: ['service'], command: "run restart --cluster='web'", expiresAt }),
  'alias-confirmation': composeSeveralConfirmation({
    commands: [{ command: parseForTest(STOP), place, isMutating: true }],
    confirmation: {
      code: 'K7QX2M',
      hash: 'a1b2',
      salt: '',
      expiresAt,
      commandText: STOP,
      region: 'eu-central-1',
      accountId: '123456789012',
      credentials: 'ambient',
    },
    person: restart.createdBy,
    doneCount: 1,
    following: ['ec2 describe-instance-status --instance-ids $step2.StoppingInstances[].InstanceId'],
  }),
  'alias-next-step': composeSeveralAnswers({
    answers: [],
    isDone: true,
    among: { position: 1, of: 3 },
    next: composeNextStep({ command: parseForTest(STOP), number: 2, code: 'K7QX2M', isPartial: true }),
  }),
};
