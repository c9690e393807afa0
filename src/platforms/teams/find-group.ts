// Which team a channel is of: by the id of its group in Microsoft Entra, as the configuration and AWS have it. Teams tells it along with some
// activities; where it does not it is asked.
import { z } from 'zod';
import { RecentValues } from '../../lib/recent-values.ts';
import { callConnector } from './call-connector.ts';
import type { TeamsSender } from './post-activity.ts';
import type { TeamsSpot } from './read-activity.ts';

/** How many teams are remembered; a team keeps its group. */
const TEAMS_REMEMBERED = 5000;

// learn.microsoft.com, Get Teams context: the team details.
const Answer = z.object({ aadGroupId: z.guid() });

/** What finding needs. */
export interface GroupFinderOptions {
  readonly sender: TeamsSender;
  /** The team of a channel as the configuration has it. */
  readonly findTeam: ((channelId: string) => string | undefined) | undefined;
  readonly signal: AbortSignal;
}

/** Finds the groups of teams. */
export class GroupFinder {
  readonly #options: GroupFinderOptions;
  readonly #groups = new RecentValues<string, string>(TEAMS_REMEMBERED);

  /** Takes whom to ask. */
  constructor(options: GroupFinderOptions) {
    this.#options = options;
  }

  /** Finds the group of the team in which something was said; undefined where neither Teams nor the configuration says. Never rejects. */
  async find({ groupId, teamThreadId, channelId }: TeamsSpot): Promise<string | undefined> {
    const team = teamThreadId ?? channelId;
    const known = groupId ?? this.#groups.get(team) ?? (await this.#ask(team, channelId));
    if (known !== undefined) this.#groups.set(team, known);
    return known ?? this.#options.findTeam?.(channelId);
  }

  async #ask(team: string, channelId: string): Promise<string | undefined> {
    const { sender, signal } = this.#options;
    const { connector, book } = sender;
    const path = `v3/teams/${encodeURIComponent(team)}`;
    const answer = await callConnector(connector, { method: 'GET', serviceUrl: book.addressOf(channelId), path, signal });
    return answer.isOk ? Answer.safeParse(answer.data).data?.aadGroupId.toLowerCase() : undefined;
  }
}
