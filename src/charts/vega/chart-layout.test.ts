import { describe, expect, it } from 'vitest';
import { layoutChart } from './chart-layout.ts';
import { estimateTextWidth } from './text-width.ts';

const texts = { title: 'CPUUtilization', subtitle: 'Percent', valueLabels: ['0%', '100%'], sample: '' };
const phone = { width: 390, height: 240, theme: 'light' } as const;

describe('layoutChart', () => {
  it('fills the picture exactly', () => {
    const { padding, width, height } = layoutChart(texts, phone);

    expect(padding.left + width + padding.right).toBe(390);
    expect(padding.top + height + padding.bottom).toBe(240);
  });

  it('leaves most of a phone-sized picture to the line', () => {
    const { width, height } = layoutChart(texts, phone);

    expect(width).toBeGreaterThan(390 * 0.8);
    expect(height).toBeGreaterThan(240 * 0.5);
  });

  it('leaves room for the widest value label', () => {
    const label = '−2.349E108';

    expect(layoutChart({ ...texts, valueLabels: [label] }, phone).padding.left).toBeGreaterThan(estimateTextWidth(label, 11));
  });

  it('moves everything down for a second line of the title and for the sample words', () => {
    const plain = layoutChart(texts, phone);
    const full = layoutChart({ ...texts, title: 'many words '.repeat(30), sample: 'Sample data' }, phone);

    expect(full.title).toHaveLength(2);
    expect(full.sample.baseline).toBeLessThan(full.title[0]?.baseline ?? 0);
    expect(full.subtitle.baseline - plain.subtitle.baseline).toBe(18 + 16);
    expect(full.padding.top - plain.padding.top).toBe(18 + 16);
  });

  it('keeps some room for the line in a picture that is too small', () => {
    const { width, height } = layoutChart(texts, { ...phone, width: 60, height: 40 });

    expect(Math.min(width, height)).toBeGreaterThan(0);
  });
});
