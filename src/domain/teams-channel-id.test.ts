import { describe, expect, it } from 'vitest';
import { isTeamsChannelId, isTeamsChatId } from './teams-channel-id.ts';

describe('isTeamsChannelId', () => {
  it.each(['19:0a1b2c@thread.tacv2', '19:Ab-_=1@thread.skype'])('takes %s', (id) => {
    expect([isTeamsChannelId(id), isTeamsChatId(id)]).toEqual([true, false]);
  });

  it.each(['19%3A0a1b2c%40thread.tacv2', '19:0a1b2c@thread.tacv2;messageid=1', '19:@thread.tacv2', 'General', '../x'])(
    'refuses %s',
    (id) => {
      expect([isTeamsChannelId(id), isTeamsChatId(id)]).toEqual([false, false]);
    },
  );
});

describe('isTeamsChatId', () => {
  it.each(['19:0a1b@thread.v2', '19:0a1b_2c@unq.gbl.spaces', 'a:1-xY_z'])('takes %s', (id) => {
    expect([isTeamsChannelId(id), isTeamsChatId(id)]).toEqual([false, true]);
  });
});
