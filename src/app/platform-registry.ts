// The chat platforms that the configuration asks for; their code is loaded only then.
import type { Logger } from 'pino';
import type { Config } from '../config/schema.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { PlatformName } from '../domain/channel.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';
import type { Chart } from '../domain/chart.ts';
import type { Platform, PlatformHandlers } from '../platforms/platform.ts';
import type { TeamsServices } from '../platforms/teams/teams-services.ts';
import type { ReloadSteps } from './reload.ts';

/** What platforms upload beside their messages. */
export interface UploadSources {
  /** Draws a chart as PNG; undefined where there is nothing to draw. */
  readonly drawPicture: (chart: Chart) => Promise<Uint8Array | undefined>;
  /** Reads a file that is kept; undefined where it is gone. */
  readonly readFile: (fileId: string) => Promise<Uint8Array | undefined>;
}

/** What the registry is made from. */
export interface PlatformRegistryOptions {
  /** What platforms call when something comes in from the chat. */
  readonly handlers: PlatformHandlers;
  readonly uploads: UploadSources;
  /** The configurations in force. */
  readonly listConfigurations?: () => readonly Pick<ChannelConfiguration, 'channel'>[];
  /** Where Teams is, in the place of Microsoft's own; for tests. */
  readonly teamsServices?: TeamsServices | undefined;
  readonly logger: Logger;
}

/** Keeps the platforms. */
export class PlatformRegistry implements PlatformDirectory {
  readonly #platforms = new Map<PlatformName, Platform>();
  readonly #options: PlatformRegistryOptions;

  /** Takes what platforms call and upload. */
  constructor(options: PlatformRegistryOptions) {
    this.#options = options;
  }

  /** Adds a platform that is always there. */
  add(platform: Platform): void {
    this.#platforms.set(platform.name, platform);
  }

  find(name: PlatformName): Platform | undefined {
    return this.#platforms.get(name);
  }

  /** Starts all platforms that the configuration asks for. */
  async start(config: Config): Promise<void> {
    for (const followUp of this.followUps) await followUp.run(config);
  }

  /** What a reload has to do for platforms: each is started, restarted or stopped where its own section has changed. */
  get followUps(): ReloadSteps['followUps'] {
    return [
      { name: 'restarting Slack', section: 'slack', run: ({ slack }) => this.#applySlack(slack) },
      { name: 'restarting Teams', section: 'teams', run: ({ teams }) => this.#applyTeams(teams) },
      {
        name: 'taking the webhooks of Teams',
        section: 'teamsWebhooks',
        run: ({ teamsWebhooks }) => this.#applyTeamsWebhooks(teamsWebhooks),
      },
      { name: 'taking the webhooks of Amazon Chime', section: 'chime', run: ({ chime }) => this.#applyChime(chime) },
    ];
  }

  async #applySlack(slack: Config['slack']): Promise<void> {
    await this.#replace('slack', slack, async (config) => {
      const { createSlackPlatform } = await import('../platforms/slack/index.ts');
      return createSlackPlatform({ config, logger: this.#options.logger, ...this.#options.uploads });
    });
  }

  async #applyTeams(teams: Config['teams']): Promise<void> {
    await this.#replace('teams', teams, async (config) => {
      const { createTeamsPlatform } = await import('../platforms/teams/index.ts');
      const { logger, uploads, teamsServices: services, listConfigurations = () => [] } = this.#options;
      const findTeam = (channelId: string): string | undefined =>
        listConfigurations().find(({ channel }) => channel.platform === 'teams' && channel.channelId === channelId)?.channel.workspaceId;
      return createTeamsPlatform({ config, logger, services, findTeam, drawPicture: uploads.drawPicture });
    });
  }

  async #applyTeamsWebhooks(teamsWebhooks: Config['teamsWebhooks']): Promise<void> {
    await this.#replace('teams-webhook', teamsWebhooks, async (config) => {
      const { createWorkflowPlatform } = await import('../platforms/teams/workflow-platform.ts');
      return createWorkflowPlatform({ config });
    });
  }

  async #applyChime(chime: Config['chime']): Promise<void> {
    await this.#replace('chime', chime, async (config) => {
      const { createChimePlatform } = await import('../platforms/chime/index.ts');
      return createChimePlatform({ config });
    });
  }

  /** Stops the platform of that name, and starts the one that the configuration asks for in its place. */
  async #replace<Section>(
    name: PlatformName,
    section: Section | undefined,
    create: (section: Section) => Promise<Platform>,
  ): Promise<void> {
    await this.#platforms.get(name)?.stop();
    this.#platforms.delete(name);
    if (section === undefined) return;
    const platform = await create(section);
    this.#platforms.set(name, platform);
    await platform.start(this.#options.handlers);
  }

  /** Stops every platform. */
  async stop(): Promise<void> {
    await Promise.all([...this.#platforms.values()].map((platform) => platform.stop()));
  }
}
