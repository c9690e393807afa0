// Puts Signalbox together: the one place that knows every adapter.
import type { AdminApiDependencies } from '../admin-api/dependencies.ts';
import { openCatalogue } from '../catalogue/open-catalogue.ts';
import { SIGNALBOX } from '../audit/anchor-chains.ts';
import { writeToStandardOutput } from '../audit/sinks/stdout-sink.ts';
import type { NotificationsContext } from '../notifications/context.ts';
import { createTellFeedback } from '../notifications/tell-feedback.ts';
import { createWebPlatform } from '../platforms/web/index.ts';
import { WebMessageFeed } from '../platforms/web/web-message-feed.ts';
import { createPrometheusMetrics } from '../telemetry/prometheus-metrics.ts';
import { AnswerBook } from './answer-book.ts';
import { AuditWiring, BY_SIGNAL } from './audit-wiring.ts';
import { createFindIntake, topicsOf } from './channel-intake.ts';
import { CurrentConfiguration } from './current-configuration.ts';
import { wireCustomActions } from './custom-actions/custom-actions-wiring.ts';
import { newToken, readOrMakeNotifyToken } from './data-folder-token.ts';
import { openDeadLetters } from './open-dead-letters.ts';
import { createEventEntrance } from './event-entrance.ts';
import { createAdminSocket } from './http/admin-socket.ts';
import { createWebListener } from './http/web-listener.ts';
import { LateCommands } from './late-commands.ts';
import { measureWrites } from './measure-writes.ts';
import { chatChecks } from './doctor/chat-checks.ts';
import { lookAtSetUp, toFaultyTopics } from './look-at-set-up.ts';
import { LazyChartRenderer } from './lazy-chart-renderer.ts';
import { Lifecycle } from './lifecycle.ts';
import { wireNodes } from './nodes/nodes-wiring.ts';
import { wireNotificationButtons } from './notification-buttons/wire-notification-buttons.ts';
import { createNotificationsFlow } from './notifications-flow.ts';
import { openStore } from './open-store.ts';
import { createOriginalUrl } from './original-url.ts';
import { OrganizationPolicyWiring } from './organization-policy-wiring.ts';
import { beginPeriodicWork } from './periodic-work.ts';
import { createPlatformHandlers } from './platform-handlers.ts';
import { PlatformRegistry } from './platform-registry.ts';
import { createReading } from './reading.ts';
import { wireReload } from './reload-wiring.ts';
import { SqsDoors } from './sqs-doors.ts';
import { wireUserRoles } from './user-roles-wiring.ts';
import { createUploadSources } from './upload-sources.ts';
import { createIdMaker } from '../lib/time-ordered-id.ts';
import { setRealTimer } from '../lib/timers.ts';
import { wireDoors } from './wire-doors.ts';
import { createLinkMaker, createSessionDesk } from './sign-in-desk.ts';
import { createSnsAdapters } from './sns-adapters.ts';
import type { App, AppOptions } from './app-options.ts';

/** Builds and starts Signalbox; resolves once it answers requests. */
export async function createApp(options: AppOptions): Promise<App> {
  const lifecycle = new Lifecycle(options.logger);
  try {
    return await assemble(options, lifecycle);
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

async function assemble(options: AppOptions, lifecycle: Lifecycle): Promise<App> {
  const { config, logger } = options;
  const now = options.now ?? ((): Date => new Date());
  const { store, countWaiting } = measureWrites(await (options.openStore ?? openStore)(config));
  lifecycle.onStop('store', () => store.close());

  const newId = createIdMaker();
  const nodes = wireNodes({ store, version: options.version, now, newId, logger });
  lifecycle.onStop('nodes', () => nodes.leave());

  const configuration = new CurrentConfiguration(config, await readOrMakeNotifyToken(config.dataFolder));
  const metrics = createPrometheusMetrics({
    countDeliveries: () => store.records.deliveries.countByStatus(),
    countBacklog: () => flow.backlog.size,
    listDisabled: () => organization.disabledNames,
  });
  const context = { now, newId, store, logger, metrics } satisfies NotificationsContext;
  const catalogue = openCatalogue();
  const { environment, version, writeText = writeToStandardOutput } = options;
  const { findChains } = nodes;
  const audit = new AuditWiring({ context, configuration, metrics, catalogue, environment, version, writeText, findChains });
  lifecycle.onStop('audit log', () => audit.stop());
  await audit.start(config);
  const feed = new WebMessageFeed();
  feed.subscribe((message) => {
    if (message !== undefined) nodes.tell('web-chat');
  });
  nodes.hear('web-chat', () => {
    feed.wake();
  });
  const loadSdk = async () => (await commands.load()).sdk;
  const reading = createReading({ configuration, loadSdk });
  const charts = { renderer: new LazyChartRenderer(), metricData: reading.metricData };
  const platforms = new PlatformRegistry({
    handlers: createPlatformHandlers({ ...context, configuration, commands: () => commands, answers: () => answers, gate: () => gate }),
    uploads: createUploadSources({ charts, store, now }),
    listConfigurations: () => configuration.channelConfigurations,
    teamsServices: options.teamsServices,
    logger,
  });
  const answers = new AnswerBook({ store, platforms });
  const web = createWebPlatform({ store, feed, now });
  platforms.add(web);
  lifecycle.onStop('platforms', () => platforms.stop());
  const organization = new OrganizationPolicyWiring({
    configuration,
    platforms,
    source: { read: () => commands.readEffectivePolicy() },
    now,
    setTimer: setRealTimer,
    logger,
  });
  (await organization.prepare(config))();
  const { gate } = organization;
  const userRoles = wireUserRoles({
    ...context,
    configuration,
    platforms,
    environment,
    serverUrl: () => listener.url,
    forgetSessions: () => commands.forgetSessions(),
  });
  lifecycle.onStop('user roles', () => {
    userRoles.stop();
  });
  const actions = await wireCustomActions({ context, configuration, nodes }, lifecycle);
  const commands: LateCommands = new LateCommands({
    roles: userRoles.desk,
    incidents: () => flow.care.desk,
    actions: () => actions.desk,
    findIntake: createFindIntake({ configuration, store, registry: () => flow.registry, stateOf: (each) => organization.stateOf(each) }),
    giveFeedback: createTellFeedback({
      context,
      pipeline: () => flow.pipeline,
      findOperations: () => configuration.find(configuration.config.operations.channel ?? ''),
    }),
    context,
    configuration,
    catalogue,
    platforms,
    web,
    feed,
    answers,
    gate,
    environment,
    version,
    nodes,
  });
  lifecycle.onStop('commands', () => commands.stop());
  lifecycle.onStop('charts', () => charts.renderer.close());
  const sns = await createSnsAdapters(config, { endpointUrl: options.snsEndpointUrl, fetch, now });
  const { noteForChannel } = audit;
  const isStopping = (): boolean => lifecycle.isStopping;
  const httpDoors = wireDoors({ config, configuration, logger, metrics, countWaitingWrites: countWaiting, platforms, isStopping });
  // What is taken in before the listener stands has no address yet.
  const address: { listener?: string } = {};
  const originalUrl = createOriginalUrl({ publicUrl: config.server.publicUrl, listenerUrl: () => address.listener });
  const surroundings = {
    context,
    configuration,
    platforms,
    gate,
    noteForChannel,
    nodes,
    senderUsage: httpDoors.senderUsage,
    countWaitingWrites: countWaiting,
  };
  const buttons = wireNotificationButtons({ custom: actions.buttons, loadCommands: () => commands.load(), now, logger });
  const flow = await createNotificationsFlow({ ...surroundings, sns, reading, originalUrl, buttons });
  const { dispatcher, approvals } = flow;
  const queues = new SqsDoors({
    context,
    metrics,
    door: flow.doors.sqs,
    openQueue: (queue) => commands.openQueue(queue),
    setTimer: setRealTimer,
    random: Math.random,
  });

  const reload = wireReload({
    configuration,
    loadConfig: options.loadConfig,
    logger,
    sns,
    organization,
    commands,
    buttons,
    audit,
    platforms,
    queues,
    approvals,
    dispatcher,
  });

  const signIn = { ...context, newToken };
  // Topics are looked at once everything stands.
  const watched: { topics?: ReturnType<typeof beginPeriodicWork> } = {};
  const dependencies: AdminApiDependencies = {
    version,
    now,
    store,
    listConfigurations: () => configuration.channelConfigurations,
    stateOf: (each) => organization.stateOf(each),
    messageFeed: feed,
    commands,
    userRoles: userRoles.desk,
    incidents: flow.care.desk,
    charts,
    events: createEventEntrance(context, flow.pipeline),
    lookAtSetUp: () =>
      lookAtSetUp({
        configuration,
        checks: (current) => chatChecks(current, options.teamsServices),
        stateOf: (each) => organization.stateOf(each),
        topicsOf: (each) => topicsOf(each, flow.registry).map(({ topicArn }) => topicArn),
        reportOf: (topicArn) => watched.topics?.reportOf(topicArn),
        deliveries: store.records.deliveries,
        now,
        timeout: (milliseconds) => AbortSignal.timeout(milliseconds),
      }),
    topics: {
      list: () => flow.registry.list(),
      listFaulty: () => toFaultyTopics(watched.topics?.listFaulty() ?? []),
      isInFile: (topicArn) => flow.registry.isInFile(topicArn),
      approve: (topicArn, names, by) => approvals.approve(topicArn, names, by),
      refuse: (topicArn, by) => approvals.refuse(topicArn, by),
      countPending: () => flow.registry.countPending(),
      subscribe: (callback) => flow.registry.subscribe(callback),
    },
    deadLetters: openDeadLetters(context, flow),
    listNotifySenders: httpDoors.listNotifySenders,
    reload,
    isStopping,
    metrics,
  };

  const doors = httpDoors.routesTo(flow.doors);
  await nodes.join();
  await flow.backlog.read();
  await approvals.prepare();
  const listener = await createWebListener({
    config,
    logger,
    dependencies,
    signIn,
    doors,
    userRoles: userRoles.context,
    consoleFolder: options.consoleFolder,
    isAdministrator: (userId) => configuration.config.administrators.includes(userId),
  });
  lifecycle.onStop('web listener', () => listener.close());
  address.listener = listener.url;
  const doorListener = await httpDoors.openListener(doors, dependencies);
  lifecycle.onStop('door listener', () => doorListener?.close());
  const makeSignInLink = createLinkMaker(signIn, () => listener.url);
  const socket = await createAdminSocket({ config, logger, dependencies, makeSignInLink, sessions: createSessionDesk(signIn) });
  lifecycle.onStop('admin socket', () => socket.close());
  // The listener is closed after the deliveries: until then its doors answer 503, which every sender understands.
  lifecycle.onStop('deliveries', () => dispatcher.stop());
  lifecycle.onStop('accepted events', () => flow.backlog.stop());
  lifecycle.onStop('context of alarms', () => flow.enricher.stop());
  lifecycle.onStop('topic approvals', () => {
    approvals.stop();
  });
  watched.topics = beginPeriodicWork({ store, configuration, flow, leases: nodes.tasks, loadSdk, now, logger }, lifecycle);
  await platforms.start(config);
  await dispatcher.start();
  await nodes.serveLanes((key) => {
    dispatcher.wakeHere(key);
  });
  void flow.deadLetterWatch.check();
  flow.backlog.start();
  await approvals.start();
  lifecycle.onStop('queues', () => queues.stop());
  await queues.apply(config);
  lifecycle.onStop('policy of the organization', () => organization.stop());
  void organization.refresh();
  // The page is served; a failure is told to whoever asks for something.
  commands.load().catch((error: unknown) => {
    logger.error({ error }, 'commands cannot be taken');
  });

  const signInUrl = listener.isLoopback ? (await makeSignInLink(SIGNALBOX)).url : undefined;
  return {
    url: listener.url,
    doorsUrl: doorListener?.url ?? listener.url,
    signInUrl,
    reload: (by = BY_SIGNAL) => reload(by),
    stop: () => lifecycle.stop(),
  };
}
