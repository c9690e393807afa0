// Microsoft's services around a bot: where it gets its token, and whose tokens come with activities. Tests have services of their own.
import { isServiceAddress, type IsServiceAddress } from './service-address.ts';

/** The services. */
export interface TeamsServices {
  /** Where Microsoft Entra hands out tokens, without a slash at its end. */
  readonly loginUrl: string;
  /** Describes the keys of the Bot Connector. */
  readonly openIdMetadataUrl: string;
  readonly isServiceAddress: IsServiceAddress;
  /** Where to post in the place of what the configuration says. */
  readonly serviceUrl?: string;
  /**
   * False for a client that has no tokens, such as Microsoft's own playground on the machine of a developer: whoever reaches the door is
   * believed. The configuration cannot say it; only whoever composes a test can.
   */
  readonly isTokenNeeded: boolean;
}

/** Microsoft's public cloud. */
export const PUBLIC_SERVICES: TeamsServices = {
  loginUrl: 'https://login.microsoftonline.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  isServiceAddress,
  isTokenNeeded: true,
};

/** What a bot's token is for (learn.microsoft.com, Authenticate requests with the Bot Connector API). */
export const BOT_SCOPE = 'https://api.botframework.com/.default';

/** Who signs the tokens that come with activities (the same page). */
export const TOKEN_ISSUER = 'https://api.botframework.com';
