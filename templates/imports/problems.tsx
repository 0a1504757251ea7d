import type { JSX } from 'preact';
import type { ProblemView } from './imports-view.js';

/** What is wrong with a row, each thing with its column. */
export function Problems({
  problems,
  isNote = false,
}: {
  problems: readonly ProblemView[];
  /** Said of a row that nothing has to be done about. */
  isNote?: boolean;
}): JSX.Element {
  return (
    <ul class={isNote ? 'row-problems is-note' : 'row-problems'}>
      {problems.map(({ column, text }, index) => (
        <li key={index}>
          {column && <strong>{column}</strong>} {text}
        </li>
      ))}
    </ul>
  );
}
