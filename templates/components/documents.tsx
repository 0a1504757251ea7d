import type { JSX } from 'preact';
import { kstDateOf } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { DocumentItem, EvidenceRequirement } from '../expenses/expense-view.js';
import { fileSize, shortDate } from '../format.js';
import { inLocale, type TextsIn } from '../texts.js';
import { Icon, StatusMark } from './icons.js';
import { componentTexts } from './texts.js';
import { evidenceTexts } from './upload-texts.js';

type T = TextsIn<typeof componentTexts>;

export function documentKindText(kind: DocumentItem['kind'], t: T): string {
  if (kind === 'tax-invoice') return t.taxInvoice;
  return kind === 'card-statement' ? t.cardStatement : t[kind];
}

function formatOf({ mediaType, name }: DocumentItem): string {
  const extension = name.includes('.') ? (name.split('.').pop() ?? '') : '';
  return (extension || mediaType.split('/').pop() || '').slice(0, 5).toUpperCase();
}

export interface FileListProps {
  documents: readonly DocumentItem[];
  locale: Locale;
  /** Id of the form whose `action` takes a document off; without it the list only shows. */
  removalForm?: string;
}

/** Documents as tiles; each opens the original. */
export function FileList({ documents, locale, removalForm }: FileListProps): JSX.Element {
  const t = inLocale(componentTexts, locale);
  const e = inLocale(evidenceTexts, locale);
  return (
    <ul class="file-list">
      {documents.map((document) => (
        <li key={document.id}>
          <a href={document.href} data-turbo="false" target="_blank" rel="noopener">
            <Icon name={document.kind === 'image' ? 'image' : 'file'} />
            <span class="file-name">
              {document.requirementLabel ?? documentKindText(document.kind, t)}
              <span class="meta file-original">{document.name}</span>
            </span>
            <span class="meta">
              {formatOf(document)} {fileSize(document.sizeBytes)}
            </span>
          </a>
          {removalForm && (
            <button
              type="submit"
              form={removalForm}
              name="action"
              value={`remove-evidence:${document.id}`}
              class="icon-button"
              aria-label={e.remove(document.name)}
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

export interface ChecklistProps {
  requirements: readonly EvidenceRequirement[];
  locale: Locale;
}

/** What has to be attached and what is there; what is missing comes first on a phone. */
export function Checklist({ requirements, locale }: ChecklistProps): JSX.Element {
  const t = inLocale(evidenceTexts, locale);
  return (
    <ul class="checklist">
      {requirements.map((requirement) => {
        const { code, status, label, documents, note } = requirement;
        const first = documents[0];
        return (
          <li key={code} class={`is-${status}`} id={`evidence-${code}`}>
            <StatusMark status={status} />
            <span class="checklist-label">
              {first ? (
                <a href={first.href} data-turbo="false" target="_blank" rel="noopener">
                  {label}
                </a>
              ) : (
                label
              )}
            </span>
            <span class="meta">
              {status === 'present' && first
                ? `${shortDate(kstDateOf(first.uploadedAt), locale)}${documents.length > 1 ? ` · ${t.several(documents.length)}` : ''}`
                : (note ?? (status === 'missing' ? t.missing : t.later))}
              <span class="visually-hidden"> ({t[status]})</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** `제출에 필요한 6개 가운데 4개 · 나중에 2개`. */
export function checklistSummary(requirements: readonly EvidenceRequirement[], locale: Locale): string {
  const t = inLocale(evidenceTexts, locale);
  const needed = requirements.filter(({ status }) => status !== 'later');
  const present = needed.filter(({ status }) => status === 'present').length;
  const now =
    needed.length === 0
      ? t.noneNeeded
      : present === needed.length
        ? t.allThere(needed.length)
        : t.someThere(needed.length, present);
  const later = requirements.length - needed.length;
  return later === 0 ? now : `${now} · ${t.laterCount(later)}`;
}
