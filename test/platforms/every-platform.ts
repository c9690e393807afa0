// Every chat platform, none of them connected: what they can do, and how each renders.
import { pino } from 'pino';
import { Secret } from '../../src/lib/secret.ts';
import type { Message } from '../../src/messages/message.ts';
import { createChimePlatform } from '../../src/platforms/chime/index.ts';
import type { PlatformCapabilities } from '../../src/platforms/platform.ts';
import { createSlackPlatform } from '../../src/platforms/slack/index.ts';
import { createTeamsPlatform } from '../../src/platforms/teams/index.ts';
import { teamsConfig } from '../../src/platforms/teams/testing/teams-harness.ts';
import { createWorkflowPlatform } from '../../src/platforms/teams/workflow-platform.ts';
import { createWebPlatform } from '../../src/platforms/web/index.ts';
import { WebMessageFeed } from '../../src/platforms/web/web-message-feed.ts';
import { createSqliteStore } from '../../src/storage/sqlite/index.ts';

/** A platform as far as it can be asked without a connection. */
export interface UnconnectedPlatform {
  readonly name: string;
  readonly capabilities: PlatformCapabilities;
  /** What it would send, as JSON. */
  readonly show: (message: Message) => string;
}

const silent = pino({ level: 'silent' });

/** Makes all of them; their store is in a folder of its own. */
export async function everyPlatform(dataFolder: string): Promise<readonly UnconnectedPlatform[]> {
  const store = await createSqliteStore({ dataFolder });
  const slack = {
    apiUrl: 'http://127.0.0.1:9/',
    workspaces: [{ workspaceId: 'T0', botToken: new Secret('xoxb-0'), appToken: new Secret('xapp-0') }],
  };
  const webhooks = (url: string) => ({ webhooks: [{ name: 'ops', url: new Secret(url) }], allowedHosts: [] });
  const made = [
    createWebPlatform({ store, feed: new WebMessageFeed(), now: () => new Date(0) }),
    createSlackPlatform({ config: slack, logger: silent }),
    createTeamsPlatform({ config: teamsConfig(), logger: silent }),
    createWorkflowPlatform({ config: webhooks('https://prod-1.westeurope.logic.azure.com/workflows/1?sig=a') }),
    createChimePlatform({ config: webhooks('https://hooks.chime.aws/incomingwebhooks/1?token=a') }),
  ];
  await store.close();
  return made.map((platform) => ({
    name: platform.name,
    capabilities: platform.capabilities,
    show: (message) => JSON.stringify(contentOf(platform.render(message))),
  }));
}

/** What Slack and Teams send has beside it what they know of it, which is not sent. */
function contentOf(rendered: unknown): unknown {
  if (typeof rendered !== 'object' || rendered === null) return rendered;
  const { message: _message, ...content } = { message: undefined, ...rendered };
  return 'payload' in content ? content.payload : content;
}
