// What looks after incidents and silences, as the composition root starts and stops it.
import type { IncidentDesk } from '../domain/incident-desk.ts';
import { INHIBITOR_MAX_SILENCE_MS } from '../domain/inhibitor.ts';
import type { SetTimer } from '../lib/timers.ts';
import { createComposeAnew } from '../notifications/compose-anew.ts';
import type { NotificationsContext } from '../notifications/context.ts';
import type { FlowStagesOptions } from '../notifications/flow-stages.ts';
import { createIncidentCare } from '../notifications/incident-care.ts';
import { createIncidentDesk } from '../notifications/incident-desk.ts';
import { muteRouted } from '../notifications/mute/mute-routed.ts';
import { MutingBook } from '../notifications/mute/muting-book.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';
import { noteSilenceEnds } from '../notifications/note-silence-ends.ts';
import type { Mute, PipelineOptions } from '../notifications/pipeline.ts';
import type { ChannelDirectory } from '../notifications/route/channel-directory.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import type { NodesWiring } from './nodes/nodes-wiring.ts';
import type { PeriodicTask } from './periodic-tasks.ts';
import { AnswerPoster } from './post-answer.ts';

/** How often each node reads what is kept back: so long another node may not know of a silence yet. */
const REFRESH_MS = 5_000;

/** How often incidents are looked after: a reminder, or the end of a silence, is so much late at most. */
const CARE_EVERY_MS = 15_000;

/** How long silences are kept after their end, for whoever asks why nothing was shown. */
const SILENCES_KEPT_MS = 30 * 24 * 60 * 60_000;

/** What it is made from. */
export interface IncidentCareWiringOptions extends FlowStagesOptions {
  readonly context: NotificationsContext;
  readonly configuration: CurrentConfiguration;
  readonly directory: ChannelDirectory;
  readonly wakeDelivery: (channelKey: string) => void;
  readonly platforms: PlatformDirectory;
  /** Tells other nodes at once, and hears of them. */
  readonly nodes: Pick<NodesWiring, 'tell' | 'hear'>;
  readonly setTimer: SetTimer;
}

/** It in place. */
export interface IncidentCareWiring {
  readonly desk: IncidentDesk;
  /** What the pipeline asks. */
  readonly stages: Required<Pick<PipelineOptions, 'mute' | 'book' | 'flapping' | 'remindersOf'>>;
  readonly task: PeriodicTask;
  /** Stops reading. */
  stop(): void;
}

/** Puts it in place; what is kept back is known once this resolves. */
export async function wireIncidentCare(options: IncidentCareWiringOptions): Promise<IncidentCareWiring> {
  const { context, configuration, directory, platforms, nodes, wakeDelivery, setTimer } = options;
  const { store, now, logger } = context;
  const book = new MutingBook(() => configuration.mutingRules);
  const mute: Mute = (routed, { labels, notification, now: at }) =>
    muteRouted(routed, { labels, incidentKey: notification.incident?.key, now: at }, book);
  const remindersOf = (name: string) => directory.find(name)?.reminders;
  const care = createIncidentCare({ ...options, mute, book, remindersOf, routes: () => configuration.routes });
  const refresh = (): Promise<void> => book.refresh(store.records, now());
  const desk = createIncidentDesk({
    context,
    composeMessage: createComposeAnew(options),
    wakeDelivery,
    listUnheard: () =>
      directory.list().flatMap(({ configurationName, channel }) => {
        const platform = platforms.find(channel.platform);
        const isDeaf = platform?.capabilities.buttons === false || platform?.isDeaf?.(channel) === true;
        return isDeaf ? [configurationName] : [];
      }),
    async onSilencesChanged() {
      await refresh();
      nodes.tell('silences');
      // Nobody waits for it: there may be many, and the task comes to them anyway.
      care.release().catch((error: unknown) => {
        logger.warn({ error }, 'what a silence has kept back is shown a little later');
      });
    },
  });

  const stopping = new AbortController();
  const poster = new AnswerPoster({ platforms, logger, setTimer, stopping: stopping.signal });
  let cancel: (() => void) | undefined;
  function plan(): void {
    if (stopping.signal.aborted) return;
    cancel = setTimer(() => {
      refresh()
        .catch((error: unknown) => {
          logger.warn({ error }, 'silences could not be read; those known before count');
        })
        .finally(plan);
    }, REFRESH_MS);
  }
  nodes.hear('silences', () => {
    refresh().catch((error: unknown) => {
      logger.warn({ error }, 'silences of another node are read a little later');
    });
  });
  await refresh();
  plan();

  const task: PeriodicTask = {
    name: 'incidents',
    everyMs: CARE_EVERY_MS,
    async run(signal) {
      await refresh();
      await care.release(signal);
      await care.remind(signal);
      await noteSilenceEnds({ context, tell: (channel, key, message) => void poster.post({ channel }, key, message) });
      await store.write(async ({ silences, inhibitors }) => {
        await silences.deleteEnded(new Date(now().getTime() - SILENCES_KEPT_MS));
        await inhibitors.deleteSilent(new Date(now().getTime() - INHIBITOR_MAX_SILENCE_MS));
      });
    },
  };
  return {
    desk,
    stages: { mute, book, flapping: () => configuration.flapping, remindersOf },
    task,
    stop() {
      stopping.abort();
      cancel?.();
    },
  };
}
