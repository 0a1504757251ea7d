import type { ComponentChildren, JSX } from 'preact';
import { LinkButton } from '../components/button.js';

export interface RowProps {
  badge: JSX.Element;
  title: string;
  aside?: string;
  href: string;
  button: string;
  children: ComponentChildren;
}

/** One line of what there is to do, with its one button. */
export function Row({ badge, title, aside, href, button, children }: RowProps): JSX.Element {
  return (
    <li>
      <div class="todo-badge">{badge}</div>
      <div class="todo-text">
        <p class="todo-title">
          <strong>{title}</strong> {aside && <span class="figures">{aside}</span>}
        </p>
        {children}
      </div>
      <LinkButton href={href} variant="tertiary">
        {button}
        <span class="visually-hidden"> {title}</span>
      </LinkButton>
    </li>
  );
}
