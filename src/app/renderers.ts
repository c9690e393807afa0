// The renders by name; a platform's code is loaded when its render is asked for.
import type { Message } from '../messages/message.ts';

/** What an event can be rendered for. */
export const RENDER_TARGETS = ['web', 'slack', 'teams', 'teams-webhook', 'chime', 'text'] as const;

/** What an event can be rendered for. */
export type RenderTarget = (typeof RENDER_TARGETS)[number];

/** Finds the render for a target. */
export async function findRenderer(target: RenderTarget): Promise<(message: Message) => unknown> {
  switch (target) {
    case 'web':
      return (await import('../platforms/web/render-web-message.ts')).renderWebMessage;
    case 'slack':
      return (await import('../platforms/slack/render-slack-message.ts')).renderSlackMessage;
    case 'teams':
      return (await import('../platforms/teams/render-teams-message.ts')).renderTeamsMessage;
    case 'teams-webhook': {
      const { renderTeamsMessage } = await import('../platforms/teams/render-teams-message.ts');
      return (message) => renderTeamsMessage(message, { target: 'webhook' });
    }
    case 'chime':
      return (await import('../platforms/chime/render-chime-message.ts')).renderChimeMessage;
    case 'text':
      return (await import('../messages/plain-text.ts')).renderPlainText;
  }
}
