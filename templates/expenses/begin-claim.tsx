import type { JSX } from 'preact';
import { Button, type ButtonVariant } from '../components/button.js';

/** Opens a draft to write in, without a script too; looking at it twice leaves one. */
export function BeginClaim(props: {
  variant: ButtonVariant;
  size?: 'small' | 'medium';
  children: string;
}): JSX.Element {
  const { variant, size, children } = props;
  return (
    <form method="post" action="/expenses/new">
      <Button name="action" value="begin" variant={variant} size={size}>
        {children}
      </Button>
    </form>
  );
}
