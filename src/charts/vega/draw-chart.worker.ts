// The worker that draws: it takes one order after the other and answers each with SVG text, or with a PNG.
import { parentPort } from 'node:worker_threads';
import { chartSpec } from './chart-spec.ts';
import type { DrawingOrder, DrawingReport } from './drawing-protocol.ts';
import { renderSpec } from './render-spec.ts';

parentPort?.on('message', (order: DrawingOrder) => void draw(order).then(report));
report({ kind: 'ready' });

async function draw(order: DrawingOrder): Promise<DrawingReport> {
  try {
    const svg = await renderSpec(chartSpec(order.chart, order.style));
    if (order.form === undefined) return { kind: 'drawn', svg };
    // Pages have SVG: without a chat that wants PNG its code and fonts stay on the disk.
    const { rasterizeSvg } = await import('./rasterize-svg.ts');
    return { kind: 'drawn-png', png: rasterizeSvg(svg) };
  } catch (failure) {
    return { kind: 'failed', reason: failure instanceof Error ? failure.message : String(failure) };
  }
}

function report(message: DrawingReport): void {
  parentPort?.postMessage(message);
}
