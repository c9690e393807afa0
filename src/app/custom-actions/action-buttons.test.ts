import { describe, expect, it } from 'vitest';
import { ACTION_BUTTONS_MAX, type CustomAction } from '../../domain/custom-action.ts';
import type { Notification } from '../../domain/notification.ts';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { anAction } from '../../storage/testing/an-action.ts';
import { createActionButtons } from './action-buttons.ts';

const look: CustomAction = anAction({
  actionName: 'look',
  definition: { kind: 'cli', commandText: 'ec2 describe-instances --instance-ids $id\nec2 describe-vpcs' },
  attachments: [{ notificationType: 'All', buttonText: 'Look', criteria: [], variables: { id: 'event.instance' } }],
});

function offered(actions: readonly CustomAction[], notification: Partial<Notification> = {}, instance = 'i-1') {
  const asked: string[] = [];
  const source = createActionButtons({
    listAssociated(name) {
      asked.push(name);
      return actions;
    },
  });
  const event = aRawEvent({ id: 'event-1', text: JSON.stringify({ instance }) });
  const place = { accountId: '123456789012', region: 'eu-west-1' };
  const wishes = source({ notification: aBareNotification({ ...place, ...notification }), event, configuration: aChannelConfiguration() });
  return { asked, wishes };
}

describe('createActionButtons', () => {
  it('offers an action about its event, with what has to be allowed for it, and leads to where actions are made', () => {
    const { asked, wishes } = offered([look]);

    expect(asked).toEqual(['ops']);
    expect(wishes).toEqual([
      {
        button: { text: 'Look', command: 'action run look event-1', style: 'plain' },
        needs: [
          { line: "ec2 describe-instances --instance-ids 'i-1'", shape: expect.stringMatching(/#0$/) as unknown },
          { line: 'ec2 describe-vpcs', shape: expect.stringMatching(/#1$/) as unknown },
        ],
      },
      { button: { text: 'Manage actions', command: 'actions event-1', style: 'plain', isSecondary: true }, needs: [] },
    ]);
    expect(offered([look], {}, 'i-2').wishes[0]?.needs[0]?.shape).toBe(wishes[0]?.needs[0]?.shape);
  });

  it('guesses what is asked for, and says so', () => {
    const asking = { ...look, attachments: [{ notificationType: 'All', buttonText: 'Look', criteria: [], variables: {} }] };

    expect(offered([asking]).wishes[0]?.needs).toEqual([
      { line: "ec2 describe-instances --instance-ids 'x'", shape: expect.any(String) as string, isGuess: true },
      { line: 'ec2 describe-vpcs', shape: expect.any(String) as string, isGuess: true },
    ]);
  });

  it.each<[string, CustomAction, Partial<Notification>]>([
    ['it runs in another Region', { ...look, region: 'us-west-2' }, {}],
    ['it runs in another account', { ...look, account: 'prod' }, {}],
  ])('asks nothing beforehand where %s', (_, action, notification) => {
    expect(offered([action], notification).wishes[0]).toMatchObject({ button: { text: 'Look' }, needs: [] });
  });

  it('asks nothing beforehand about an event that does not say where it is from', () => {
    const source = createActionButtons({ listAssociated: () => [look] });
    const event = aRawEvent({ text: '{"instance":"i-1"}' });

    expect(source({ notification: aBareNotification(), event, configuration: aChannelConfiguration() })[0]?.needs).toEqual([]);
  });

  it('offers nothing, not even the way to make actions, where none has to do with the event', () => {
    expect(offered([]).wishes).toEqual([]);
    expect(offered([look], { allowsCustomActions: false }).wishes).toEqual([]);
  });

  it('offers no more than a phone shows', () => {
    const many = Array.from({ length: ACTION_BUTTONS_MAX + 5 }, (_, number) => ({ ...look, actionName: `look-${number}` }));

    expect(offered(many).wishes).toHaveLength(ACTION_BUTTONS_MAX + 1);
  });
});
