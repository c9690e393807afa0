import { describe, expect, it } from 'vitest';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { CustomAction } from '../../domain/custom-action.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { anAction } from '../../storage/testing/an-action.ts';
import { ActionBook } from './action-book.ts';

/** A configuration that can be replaced, and a store of associations. */
function open() {
  const state = {
    customActions: [
      anAction({ actionName: 'a', managedBy: 'file' }),
      anAction({ actionName: 'b', managedBy: 'file' }),
    ] as readonly CustomAction[],
    ops: aChannelConfiguration({ customActionNames: ['b'] }) as ChannelConfiguration,
    made: [anAction({ actionName: 'c' }), anAction({ actionName: 'a', region: 'eu-west-1' })] as readonly CustomAction[],
    associations: [
      { configurationName: 'ops', actionName: 'c' },
      { configurationName: 'ops', actionName: 'b' },
      { configurationName: 'ops', actionName: 'gone' },
    ] as readonly { readonly configurationName: string; readonly actionName: string }[],
  };
  const book = new ActionBook({
    get customActions() {
      return state.customActions;
    },
    find: (name) => (name === 'ops' ? state.ops : undefined),
  });
  const records = {
    customActions: { find: async () => undefined, list: async () => state.made, listAssociations: async () => state.associations },
  };
  return { state, book, refresh: () => book.refresh(records) };
}

const namesOf = (actions: readonly CustomAction[]): readonly string[] => actions.map(({ actionName }) => actionName);

describe('ActionBook', () => {
  it('knows what is shown in a channel: what the file names, then what was added, each once', async () => {
    const { book, refresh } = open();
    expect(namesOf(book.listAssociated('ops'))).toEqual(['b']);

    await refresh();
    expect(namesOf(book.listAssociated('ops'))).toEqual(['b', 'c']);
    expect(book.listAssociated('ops')).toBe(book.listAssociated('ops'));
    expect(book.listAssociated('dev')).toEqual([]);
  });

  it('takes a reload and a change in the chat at once', async () => {
    const { state, book, refresh } = open();
    await refresh();
    expect(namesOf(book.listAssociated('ops'))).toEqual(['b', 'c']);

    state.ops = aChannelConfiguration({ customActionNames: ['a'] });
    expect(namesOf(book.listAssociated('ops'))).toEqual(['a', 'c', 'b']);
    state.customActions = [];
    expect(namesOf(book.listAssociated('ops'))).toEqual(['a', 'c']);
    state.associations = [];
    await refresh();
    expect(namesOf(book.listAssociated('ops'))).toEqual(['a']);
  });

  it('has an action of the file before one of its name that was made in a chat', async () => {
    const { book, refresh } = open();
    await refresh();

    expect(book.find('a', 'ops')).toMatchObject({ action: { managedBy: 'file' } });
    expect(book.list('ops').map(({ action, associatedBy }) => [action.actionName, associatedBy])).toEqual([
      ['b', 'file'],
      ['c', 'chat'],
      ['a', undefined],
    ]);
  });
});
