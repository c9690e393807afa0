// The bar over a page: where one is, and on a phone the way to elsewhere.
import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './icon.tsx';

/** What every page's bar needs to lead elsewhere. */
export interface PageBar {
  /** True when something elsewhere asks for attention. */
  readonly hasElsewhere: boolean;
  readonly onOpenMenu: () => void;
}

/** What the bar shows. */
export interface PageHeaderProps {
  readonly title: string;
  readonly isChannel: boolean;
  /** A few words about the page; empty where its title says it all. */
  readonly subtitle: string;
  readonly children?: ComponentChildren;
  readonly bar: PageBar;
}

/** Shows the bar. */
export function PageHeader({ title, isChannel, subtitle, children, bar }: PageHeaderProps): VNode {
  return (
    <header class="page-header">
      <button type="button" class="button button-quiet menu-button" aria-haspopup="dialog" onClick={() => bar.onOpenMenu()}>
        <Icon name="menu" />
        <span class="visually-hidden">Menu{bar.hasElsewhere ? ', something new' : ''}</span>
        {bar.hasElsewhere && <span class="menu-button-dot" aria-hidden="true" />}
      </button>
      <div class="page-header-titles">
        <h1>
          {isChannel && <Icon name="hash" />}
          <span>{title}</span>
        </h1>
        {subtitle !== '' && <p class="page-header-subtitle">{subtitle}</p>}
      </div>
      <div class="page-header-tools">{children}</div>
    </header>
  );
}
