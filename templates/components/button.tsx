import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icons.js';

/** `primary` once a page at most; `danger` for what can't be taken back. */
export type ButtonVariant = 'primary' | 'secondary' | 'tertiary' | 'quiet' | 'danger';

interface ButtonLook {
  variant?: ButtonVariant;
  size?: 'small' | 'medium' | 'large';
  icon?: IconName;
  children: ComponentChildren;
}

export interface ButtonProps extends ButtonLook {
  type?: 'submit' | 'button';
  name?: string;
  value?: string;
  /** Id of the form it submits when it stands outside of it. */
  form?: string;
  formAction?: string;
  disabled?: boolean;
  id?: string;
  /** Key that presses it, told to screen readers and used by the page's script. */
  shortcut?: string;
  describedBy?: string;
  /** What the page is about: it gets the focus. */
  focused?: boolean;
  /** Said instead while it is being sent, where that takes its time. */
  busy?: string;
}

function lookClass({ variant = 'tertiary', size = 'medium' }: ButtonLook): string {
  return `button is-${variant} is-${size}`;
}

export function Button(props: ButtonProps): JSX.Element {
  const {
    type = 'submit',
    icon,
    children,
    shortcut,
    describedBy,
    variant,
    size,
    focused,
    busy,
    ...rest
  } = props;
  return (
    <button
      {...rest}
      type={type}
      class={lookClass({ variant, size, children })}
      aria-keyshortcuts={shortcut}
      aria-describedby={describedBy}
      data-focus={focused}
      data-turbo-submits-with={busy}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export interface LinkButtonProps extends ButtonLook {
  href: string;
  /** A file to save, not a page to move to. */
  download?: boolean;
}

export function LinkButton({ href, download, icon, children, ...look }: LinkButtonProps): JSX.Element {
  return (
    <a class={lookClass({ ...look, children })} href={href} data-turbo={download ? 'false' : undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
