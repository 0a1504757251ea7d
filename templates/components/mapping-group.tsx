import type { ComponentChildren, JSX } from 'preact';

/** Columns of a sheet that are chosen together. */
export function MappingGroup(props: { legend: string; children: ComponentChildren }): JSX.Element {
  return (
    <fieldset class="mapping-group">
      <legend>{props.legend}</legend>
      {props.children}
    </fieldset>
  );
}
