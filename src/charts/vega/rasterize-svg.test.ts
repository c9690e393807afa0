import { describe, expect, it } from 'vitest';
import type { MetricChart } from '../../domain/metric-chart.ts';
import { chartSpec } from './chart-spec.ts';
import { PNG_SCALE, rasterizeSvg } from './rasterize-svg.ts';
import { renderSpec } from './render-spec.ts';

const phone = { width: 390, height: 240, theme: 'light' } as const;
const points = [
  { at: '2026-11-20T02:50:00Z', value: 12 },
  { at: '2026-11-20T02:55:00Z', value: 91 },
];
const chart: MetricChart = { title: 'CPU', unit: 'Percent', datapoints: points, threshold: 80, at: '2026-11-20T03:00:00Z', isSample: true };

async function draw(overrides: Partial<MetricChart> = {}): Promise<Buffer> {
  return Buffer.from(rasterizeSvg(await renderSpec(chartSpec({ ...chart, ...overrides }, phone))));
}

/** Reads width and height of a PNG (RFC 2083, 4.1.1). */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

const withText = (words: string, weight: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><rect width="200" height="40" fill="white"/>` +
  `<text x="4" y="28" font-family="system-ui, 'Segoe UI', sans-serif" font-size="20" font-weight="${weight}">${words}</text></svg>`;

describe('rasterizeSvg', () => {
  it('draws two pixels for each of CSS', async () => {
    expect(sizeOf(await draw())).toEqual([phone.width * PNG_SCALE, phone.height * PNG_SCALE]);
  });

  it('draws words, other ones as other pixels', async () => {
    const [cpu, memory] = [await draw(), await draw({ title: 'Memory of the orders service' })];

    expect(cpu.equals(memory)).toBe(false);
    expect(Buffer.from(rasterizeSvg(withText('', 400)))).not.toEqual(Buffer.from(rasterizeSvg(withText('ALARM', 400))));
  });

  it('has a heavier font for titles', () => {
    expect(Buffer.from(rasterizeSvg(withText('ALARM', 400)))).not.toEqual(Buffer.from(rasterizeSvg(withText('ALARM', 600))));
  });

  it('reads nothing that a picture names', () => {
    const image = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><image href="file:///etc/passwd" width="20" height="20"/></svg>`;

    expect(sizeOf(Buffer.from(rasterizeSvg(image)))).toEqual([40, 40]);
  });

  it('throws where there is no picture', () => {
    expect(() => rasterizeSvg('no picture')).toThrow(/./);
  });
});
