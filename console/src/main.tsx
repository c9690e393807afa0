// The console's entry: makes the parts and shows them.
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/frame.css';
import './styles/message.css';
import './styles/composer.css';
import './styles/form.css';
import './styles/guide.css';
import './styles/topics.css';
import './styles/event.css';
import './styles/set-up.css';
import { render } from 'preact';
import { createApi } from './api/create-api.ts';
import { App } from './app.tsx';
import { createSignInSession } from './state/sign-in-session.ts';

const signIn = createSignInSession();
const api = createApi(
  (path, init) => fetch(path, init),
  () => signIn.noticeSignedOut(),
);
const root = document.getElementById('app');
if (root !== null) render(<App signIn={signIn} api={api} />, root);
