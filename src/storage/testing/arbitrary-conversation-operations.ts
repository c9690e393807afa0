// Random operations on drafts, and on preferences of people and channels.
import fc from 'fast-check';
import { anyChannel, anyChannelKey, anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';

const anyUserId = fc.constantFrom('web:ana', 'web:ben');

const aDraft = fc.record(
  { channel: anyChannel, userId: anyUserId, commandText: anyText, expiresAt: anyInstant },
  { noNullPrototype: true },
);

const somePreferences = fc.record(
  {
    channel: anyChannel,
    userId: anyUserId,
    defaultRegion: anyText,
    lastRegion: fc.record({ region: anyText, chosenAt: anyInstant }, { noNullPrototype: true }),
    defaultAccount: anyText,
    lastAccount: fc.record({ accountId: anyText, chosenAt: anyInstant }, { noNullPrototype: true }),
  },
  { noNullPrototype: true, requiredKeys: ['channel', 'userId'] },
);

const someChannelPreferences = fc.record(
  {
    channel: anyChannel,
    updates: fc.record(
      {
        show: fc.constantFrom('thread' as const, 'channel' as const, 'both' as const),
        edit: fc.boolean(),
        newThreadAfterMs: fc.nat(),
        postOkWithoutAlarm: fc.boolean(),
      },
      { noNullPrototype: true, requiredKeys: [] },
    ),
  },
  { noNullPrototype: true },
);

/** An operation on them. */
export const anyConversationOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('drafts.put', fc.tuple(aDraft), ({ drafts }, [draft]) => drafts.put(draft)),
  operation('drafts.find', fc.tuple(anyChannelKey, anyUserId), ({ drafts }, [key, userId]) => drafts.find(key, userId)),
  operation('drafts.delete', fc.tuple(anyChannelKey, anyUserId), ({ drafts }, [key, userId]) => drafts.delete(key, userId)),
  operation('drafts.deleteExpired', fc.tuple(anyInstant), ({ drafts }, [now]) => drafts.deleteExpired(now)),
  operation('preferences.put', fc.tuple(somePreferences), ({ preferences }, [one]) => preferences.put(one)),
  operation('preferences.find', fc.tuple(anyChannelKey, anyUserId), ({ preferences }, [key, userId]) => preferences.find(key, userId)),
  operation('channelPreferences.put', fc.tuple(someChannelPreferences), (records, [one]) => records.channelPreferences.put(one)),
  operation('channelPreferences.find', fc.tuple(anyChannelKey), (records, [key]) => records.channelPreferences.find(key)),
);
