// Where platforms that upload get the bytes: pictures are drawn, files are read from the store.
import type { ChartStyle } from '../charts/chart-renderer.ts';
import { drawChartPng, type ChartDrawing } from '../charts/draw-chart.ts';
import { CHART_WIDTHS, chartHeight } from '../contract/chart-size.ts';
import type { Store } from '../storage/store.ts';
import type { UploadSources } from './platform-registry.ts';

/** As wide as a phone, whose words can be read there. Chats do not say who reads in the dark. */
const PICTURE_STYLE: Omit<ChartStyle, 'height'> = { width: CHART_WIDTHS.small, theme: 'light' };

/** What the sources are made from. */
export interface UploadSourcesOptions {
  readonly charts: ChartDrawing;
  readonly store: Store;
  readonly now: () => Date;
}

/** Makes the sources. */
export function createUploadSources({ charts, store, now }: UploadSourcesOptions): UploadSources {
  return {
    drawPicture: (chart) => drawChartPng(charts, chart, { ...PICTURE_STYLE, height: chartHeight(chart) }),
    readFile: async (fileId) => {
      const file = await store.records.files.find(fileId);
      return file === undefined || file.expiresAt.getTime() <= now().getTime() ? undefined : file.content;
    },
  };
}
