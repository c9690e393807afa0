// Joins what keeps channels from being flooded with what composes the messages of digests.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { composeDigest, composeDigestEnd, composeFurtherNames } from './compose/compose-digest.ts';
import type { NotificationsContext } from './context.ts';
import type { StormsConfig } from './storm/config.ts';
import type { DigestWords } from './storm/digest-words.ts';
import { GroupKeeper } from './storm/group-keeper.ts';
import { StormKeeper, type ChannelAbilities } from './storm/storm-keeper.ts';
import type { StormControl } from './storm-control.ts';

/** What it is made from. */
export interface StormPipelineOptions {
  readonly context: NotificationsContext;
  readonly settings: () => StormsConfig;
  /** Undefined where the platform is not there at the moment. */
  readonly abilitiesOf: (channelKey: string) => ChannelAbilities | undefined;
  readonly findConfiguration: (configurationName: string) => ChannelConfiguration | undefined;
}

/** Makes what lanes ask. */
export function createStormPipeline({ context, settings, abilitiesOf, findConfiguration }: StormPipelineOptions): StormControl {
  const words: DigestWords = {
    compose: (digest, changeEverySeconds) => {
      const { accountNames, mentionRules } = findConfiguration(digest.configurationName) ?? {};
      return composeDigest({ digest, changeEverySeconds, accountNames, mentionRules });
    },
    composeFurtherNames,
    composeEnd: (digest, file, missing) => composeDigestEnd({ digest, file, missing }),
  };
  const groups = new GroupKeeper({ context, abilitiesOf, words });
  const storms = new StormKeeper({ context, settings, abilitiesOf, words });
  return {
    async beforeNext(question) {
      const { channelKey, now } = question;
      // One small read tells most of the time that nothing waits, or so little that it is sent as it is.
      const look = await context.store.records.deliveries.look(channelKey, now, settings().backlog);
      const { isAnythingQueued } = look;
      if (!isAnythingQueued && !look.hasOpenDigest) return { isAnythingQueued };
      if (!look.hasDigest && !look.isGroupDue && !look.isMuchWaiting) return { isAnythingQueued };
      // What a rule shows together is no flood: only what is left of it counts as one.
      const looks = [await groups.beforeNext(question), await storms.beforeNext(question)];
      const instants = looks.flatMap((at) => at?.getTime() ?? []);
      // What was taken into a digest is announced by a message that waits now.
      return { isAnythingQueued: true, ...(instants.length === 0 ? {} : { askAgainAt: new Date(Math.min(...instants)) }) };
    },
    noteSent(sent) {
      storms.noteSent(sent);
    },
  };
}
