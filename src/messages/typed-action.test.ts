import { describe, expect, it } from 'vitest';
import { typedAction } from './typed-action.ts';

describe('typedAction', () => {
  it('says what to type', () => {
    expect(typedAction({ text: 'Confirm\nnow', command: 'confirm K7QX2M', style: 'danger' })).toEqual({
      label: 'Confirm now',
      line: '@aws confirm K7QX2M',
    });
  });

  it('has a place for each value that the button asks for', () => {
    const comment = { name: 'comment', type: 'a text', input: 'line', isRequired: false, choices: [] } as const;

    expect(typedAction({ text: 'Approve', command: 'approve', style: 'plain', asks: [comment] })?.line).toBe("@aws approve --comment ''");
    expect(
      typedAction({ text: 'Approve', command: 'approve', style: 'plain', asks: [{ ...comment, name: 'un\u202Eseen' }] }),
    ).toBeUndefined();
  });

  it.each(['', '  ', 'two\nlines', 'un\u202Eseen', 'half \uD83D'])('shows nothing in the place of %j', (command) => {
    expect(typedAction({ text: 'Confirm', command, style: 'plain' })).toBeUndefined();
  });
});
