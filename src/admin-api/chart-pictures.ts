// The pictures of a message's charts, drawn when a page asks for it.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ChartStyle } from '../charts/chart-renderer.ts';
import { drawChart } from '../charts/draw-chart.ts';
import { CHART_WIDTHS, chartHeight } from '../contract/chart-size.ts';
import { WebPayload } from '../contract/web-message.ts';
import { AppError } from '../domain/errors.ts';
import { RecentValues } from '../lib/recent-values.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { findWebChannel } from './find-web-channel.ts';
import { parseRequest } from './parse-request.ts';
import { requirePerson } from './person-of-request.ts';

/** How many pictures are kept; one is about 20 KB. */
const PICTURES_KEPT = 100;

/** Highest number of a chart: ten commands of one message with three each. */
const CHARTS_MAX = 29;

/** Longest id of a message: that of an answer is `answer:web:` with a SHA-256 in hexadecimal. */
const MESSAGE_ID_MAX_LENGTH = 128;

const Parameters = z.object({ messageId: z.string().max(MESSAGE_ID_MAX_LENGTH) });
const Query = z.object({
  revision: z.coerce.number().int(),
  theme: z.enum(['light', 'dark']).default('light'),
  size: z.enum(['large', 'small']).default('large'),
  /** Which of the message's charts, from 0. */
  chart: z.coerce.number().int().min(0).max(CHARTS_MAX).default(0),
});

/** Adds GET /api/messages/:messageId/chart.svg. */
export function registerChartRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  const pictures = new RecentValues<string, Promise<string | undefined>>(PICTURES_KEPT);

  async function draw(
    { messageId, revision, index }: { messageId: string; revision: number; index: number },
    style: Omit<ChartStyle, 'height'>,
  ): Promise<string | undefined> {
    const message = await dependencies.store.records.webMessages.find(messageId);
    // Attack: a picture of today under the number of a state to come, kept until that is asked for.
    if (message === undefined || message.revision < revision) return undefined;
    findWebChannel(dependencies, message.channelId);
    const block = WebPayload.parse(JSON.parse(message.payload)).blocks.filter((shown) => shown.kind === 'chart')[index];
    if (block === undefined) return undefined;
    return drawChart(dependencies.charts, block.chart, { ...style, height: chartHeight(block.chart) });
  }

  server.get('/api/messages/:messageId/chart.svg', async (request, reply) => {
    requirePerson(request);
    const { messageId } = parseRequest(Parameters, request.params);
    const { revision, theme, size, chart: index } = parseRequest(Query, request.query);
    const key = `${messageId}/${revision}/${index}/${theme}/${size}`;
    let picture = pictures.get(key);
    if (picture === undefined) {
      picture = draw({ messageId, revision, index }, { width: CHART_WIDTHS[size], theme });
      pictures.set(key, picture);
      // What could not be drawn, or is not there yet, is tried again the next time.
      picture.then((drawn) => drawn ?? pictures.delete(key)).catch(() => pictures.delete(key));
    }
    const svg = await picture;
    if (svg === undefined) throw new AppError('not-found', 'this message has no chart');
    return reply
      .header('content-type', 'image/svg+xml; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .header('cache-control', 'private, max-age=86400, immutable')
      .send(svg);
  });
}
