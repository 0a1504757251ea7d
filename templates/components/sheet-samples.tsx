import type { JSX } from 'preact';

export interface SheetSamplesProps {
  label: string;
  header: readonly string[];
  samples: readonly (readonly string[])[];
}

/** A sheet's first rows, to tell its columns by. */
export function SheetSamples({ label, header, samples }: SheetSamplesProps): JSX.Element {
  return (
    <div class="table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table class="table is-tight sample-table">
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {header.map((name, index) => (
              <th key={index} scope="col">
                {name || '–'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map((cells, row) => (
            <tr key={row}>
              {header.map((_, index) => (
                <td key={index}>{cells[index] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
