import type { JSX } from 'preact';

/** The look of a numbered mark, for the sentence that explains it. */
export function InvoiceMarkSample(): JSX.Element {
  return (
    <span class="mark" aria-hidden="true">
      1
    </span>
  );
}
