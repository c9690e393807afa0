import { describe, expect, it } from 'vitest';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import { createSignInSession } from './sign-in-session.ts';

const session = { userId: 'web:administrator', displayName: 'Administrator', isAdministrator: true, version: '0.1.0' };

describe('createSignInSession', () => {
  it.each([
    ['signed in', ok(session), { status: 'signed-in', session }],
    ['signed out', refused('Sign in first', 401), { status: 'signed-out', hasLeft: false }],
    ['unreachable', refused('Signalbox does not answer', 0), { status: 'failed', failure: 'Signalbox does not answer' }],
  ])('knows that the reader is %s', async (_name, answer, state) => {
    const signIn = createSignInSession();

    await signIn.load(fakeApi({ readSession: () => Promise.resolve(answer) }));

    expect(signIn.state.read()).toEqual(state);
  });

  it('keeps who is signed in while the server is away', async () => {
    const signIn = createSignInSession();
    await signIn.load(fakeApi({ readSession: () => Promise.resolve(ok(session)) }));

    await signIn.load(fakeApi({ readSession: () => Promise.resolve(refused('busy', 503)) }));

    expect(signIn.state.read()).toEqual({ status: 'signed-in', session });
  });

  it('hears of a sign-out from any answer', async () => {
    const signIn = createSignInSession();
    await signIn.load(fakeApi({ readSession: () => Promise.resolve(ok(session)) }));

    signIn.noticeSignedOut();

    expect(signIn.state.read()).toEqual({ status: 'signed-out', hasLeft: false });
  });

  it.each([
    ['signed out by the server', ok(undefined)],
    ['signed out before', refused('Sign in first', 401)],
  ])('is left by who is %s', async (_name, answer) => {
    const signIn = createSignInSession();
    await signIn.load(fakeApi({ readSession: () => Promise.resolve(ok(session)) }));
    const api = fakeApi({ signOut: () => Promise.resolve(answer) });

    const failure = await signIn.signOut(api);

    expect(failure).toBeUndefined();
    expect(api.calls).toEqual(['signOut']);
    expect(signIn.state.read()).toEqual({ status: 'signed-out', hasLeft: true });
  });

  it('remembers that the person has left when it is asked again', async () => {
    const signIn = createSignInSession();
    await signIn.signOut(fakeApi({ signOut: () => Promise.resolve(ok(undefined)) }));

    await signIn.load(fakeApi({ readSession: () => Promise.resolve(refused('Sign in first', 401)) }));
    signIn.noticeSignedOut();

    expect(signIn.state.read()).toEqual({ status: 'signed-out', hasLeft: true });
  });

  it('stays signed in, and says why, where signing out fails', async () => {
    const signIn = createSignInSession();
    await signIn.load(fakeApi({ readSession: () => Promise.resolve(ok(session)) }));

    const failure = await signIn.signOut(fakeApi({ signOut: () => Promise.resolve(refused('Signalbox does not answer', 0)) }));

    expect(failure).toBe('You are still signed in. Signalbox does not answer.');
    expect(signIn.state.read()).toEqual({ status: 'signed-in', session });
  });
});
