import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricChart } from '../../domain/metric-chart.ts';
import { aMetricQuery } from '../../domain/testing/a-metric-query.ts';
import { chartSpec } from './chart-spec.ts';
import { renderSpec } from './render-spec.ts';
import { expectHarmlessSvg } from './testing/expect-harmless-svg.ts';

const phone = { width: 390, height: 240, theme: 'light' } as const;
const points = [{ at: '2026-11-20T02:55:00Z', value: 91 }];
const chart: MetricChart = { title: 'CPU', unit: 'Percent', datapoints: points, threshold: 80, at: '2026-11-20T03:00:00Z', isSample: true };

const hostileTexts = [
  '<script>alert(1)</script>',
  ']]><svg onload="alert(1)">',
  '"><image href="https://example.com/x"/>',
  "' onload='alert(1)",
  '&lt;script&gt; &bogus; &#0;',
  '<!-- --><?xml-stylesheet href="x"?><!DOCTYPE svg [<!ENTITY a "b">]>',
  "\"+(function(){throw 1})()+\"'; datum.constructor.constructor('return process')()",
  '{"expr": "1+1"} ${1+1} {{1+1}}',
  'a\u0000b\u001bc\u0085d\u2028e\ufffef\ud800g\u202eh',
  'javascript:alert(1)',
  'constructor',
  'width',
];

const render = (hostile: string): Promise<string> =>
  renderSpec(chartSpec({ ...chart, title: hostile, unit: hostile, query: aMetricQuery({ metric: { statistic: hostile } }) }, phone));

describe('renderSpec', () => {
  it.each(hostileTexts)('draws the hostile text %j as text', async (hostile) => {
    const pieces = expectHarmlessSvg(await render(hostile));

    const words = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])).join(' ');
    expect(words).toContain(hostile.slice(0, 1));
  });

  it('draws any text as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
        const pieces = expectHarmlessSvg(await render(text));

        expect(pieces.length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });

  it('draws without making code from text', async () => {
    const folder = import.meta.dirname;
    const script = `
      import { chartSpec } from ${JSON.stringify(path.join(folder, 'chart-spec.ts'))};
      import { renderSpec } from ${JSON.stringify(path.join(folder, 'render-spec.ts'))};
      const svg = await renderSpec(chartSpec(${JSON.stringify(chart)}, ${JSON.stringify(phone)}));
      process.stdout.write(svg);
      new Function('');`;

    // With this flag V8 throws at every \`eval\` and \`new Function\`, as the last line proves.
    const child = promisify(execFile)(process.execPath, [
      '--disallow-code-generation-from-strings',
      '--input-type=module',
      '--eval',
      script,
    ]);

    await expect(child).rejects.toMatchObject({
      stdout: expect.stringContaining('</svg>') as string,
      stderr: expect.stringContaining('Code generation from strings disallowed') as string,
    });
  });

  it('rejects where a part of the picture cannot be drawn', async () => {
    const failsInside = {
      data: { values: [{ a: 1 }] },
      transform: [{ calculate: 'datum.a.b.c', as: 'd' }],
      mark: 'point',
      encoding: { x: { field: 'd', type: 'quantitative' } },
    } as const;

    await expect(renderSpec({ ...failsInside, transform: [...failsInside.transform] })).rejects.toThrow('the chart has errors: TypeError');
  });

  it('refuses to load what a specification names', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'chart-'));
    const file = path.join(folder, 'secrets.json');
    await writeFile(file, JSON.stringify([{ word: 'from-the-file' }]));
    const address = 'https://127.0.0.1:9/x.png';
    const readsFile = { data: { url: file }, mark: 'point', encoding: { x: { field: 'word', type: 'nominal' } } } as const;
    const showsImage = {
      data: { values: [{ address }] },
      mark: { type: 'image', aria: false },
      encoding: { url: { field: 'address' } },
    } as const;

    const withFile = await renderSpec(readsFile);
    const withImage = await renderSpec(showsImage);

    expect(withFile).not.toContain('from-the-file');
    expect(withImage).not.toContain(address);
    await rm(folder, { recursive: true });
  });
});
