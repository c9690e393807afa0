// signalbox send-test: sends the test message of a channel configuration: through the running server, or the whole way through one of its topics.
import { askServer } from '../../cli/admin-client.ts';
import type { Command, CommandContext, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { AcceptedEvent } from '../../contract/admin-api.ts';
import { topicChangePolicy } from '../../domain/topic-calls.ts';
import { testMessage } from '../../notifications/ingest/test-message.ts';
import { openAws } from '../open-aws.ts';
import { requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';
import { topicPlaces } from '../topic-desk.ts';

const SUBJECT = 'Test message of Signalbox';

/** Makes the command. */
export function sendTestCommand(surroundings: Surroundings): Command {
  return {
    name: 'send-test',
    usage: 'CONFIGURATION [--through-topic | --topic ARN]',
    summary: 'Sends a test message to the channel of a configuration, or through its topics, with the rights of whoever runs it.',
    run: async (commandArguments, context) => {
      const { values, positionals } = parseCommandLine(commandArguments, {
        'through-topic': { type: 'boolean', default: false },
        topic: { type: 'string' },
      });
      const [configurationName, ...more] = positionals;
      if (configurationName === undefined || more.length > 0) throw new UsageError('name one channel configuration');
      if (values['through-topic'] || values.topic !== undefined) {
        return sendThroughTopics(
          { configurationName, topic: values.topic, config: values.config, json: values.json },
          context,
          surroundings,
        );
      }
      const path = `/api/configurations/${encodeURIComponent(configurationName)}/test-events`;
      const accepted = await askServer(await context.findSocketPath(values.config), { method: 'POST', path }, AcceptedEvent);
      if (values.json) context.streams.print(JSON.stringify(accepted));
      else for (const { deliveryId } of accepted.deliveries) context.streams.print(`queued ${deliveryId} for ${configurationName}`);
      if (accepted.deliveries.length > 0) return 0;
      context.streams.printError(`${configurationName} takes no messages at the moment: it is disabled`);
      return 1;
    },
  };
}

interface ThroughTopics {
  readonly configurationName: string;
  readonly topic: string | undefined;
  readonly config: string | undefined;
  readonly json: boolean;
}

async function sendThroughTopics(
  { configurationName, topic, config: file, json }: ThroughTopics,
  { streams }: CommandContext,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const { config } = await requireConfiguration(file, surroundings);
  const entry = config.channelConfigurations.find((one) => one.configurationName === configurationName);
  if (entry === undefined) throw new UsageError(`there is no channel configuration ${configurationName}`);
  const topicArns = topic === undefined ? entry.snsTopicArns : entry.snsTopicArns.filter((arn) => arn === topic);
  if (topicArns.length === 0) throw new UsageError(`${configurationName} does not list ${topic ?? 'any topic'}`);
  const places = topicPlaces(config, { policy: topicChangePolicy });
  const sdk = await openAws(surroundings);
  let status: ExitStatus = 0;
  try {
    for (const topicArn of topicArns) {
      const text = testMessage({ configurationName, sender: 'signalbox send-test', now: new Date(), topicArn });
      const sent = await sdk.topicSubscriber.publish({ topicArn, subject: SUBJECT, text }, places.ofTopic(topicArn));
      if (sent.status === 'failed') status = 1;
      if (json) streams.print(JSON.stringify({ topicArn, ...sent }));
      else
        streams.print(
          sent.status === 'done' ? `${topicArn}: published ${sent.value}` : `${topicArn}: failed: ${sent.call}: ${sent.reason}`,
        );
    }
  } finally {
    sdk.close();
  }
  return status;
}
