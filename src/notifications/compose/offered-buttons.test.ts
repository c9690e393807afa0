import { describe, expect, it } from 'vitest';
import { incidentCode } from '../../domain/incident-code.ts';
import { anIncident } from '../../domain/testing/an-incident.ts';
import type { ActionButton } from '../../messages/message.ts';
import { BUTTONS_MAX, composeButtons } from './offered-buttons.ts';

const button = (text: string): ActionButton => ({ text, command: text.toLowerCase(), style: 'plain' });

function textsOf(blocks: ReturnType<typeof composeButtons>): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ text }) => text) : [block.kind]));
}

describe('composeButtons', () => {
  it('makes one block: what is about the incident first, then what is offered', () => {
    const incident = anIncident();
    const blocks = composeButtons({ tone: 'bad' }, { incident, offered: [button('Show logs')] });

    expect(blocks).toHaveLength(1);
    expect(textsOf(blocks)).toEqual(['Acknowledge', 'Silence for 1 h', 'Show logs']);
    expect(JSON.stringify(blocks)).toContain(`ack ${incidentCode(incident.id)}`);
  });

  it('makes none where there is nothing to press', () => {
    expect(composeButtons({ tone: 'good' }, { incident: anIncident(), offered: [] })).toEqual([]);
  });

  it('leaves out what is too much, and nothing about the incident', () => {
    const offered = Array.from({ length: 40 }, (_, index) => button(`Button ${index}`));
    const texts = textsOf(composeButtons({ tone: 'bad' }, { incident: anIncident(), offered }));

    expect(texts).toHaveLength(BUTTONS_MAX);
    expect(texts.slice(0, 3)).toEqual(['Acknowledge', 'Silence for 1 h', 'Button 0']);
  });
});
