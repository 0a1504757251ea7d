import type { JSX } from 'preact';
import { kstDateOf } from '../../src/platform/clock/kst-date.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { Icon } from '../components/icons.js';
import { FilePicker } from '../components/upload.js';
import { fileSize, shortDate } from '../format.js';
import { inLocale } from '../texts.js';
import type { CommitmentPageProps } from './commitments-view.js';
import { commitmentTexts } from './texts.js';

/** The signed contract and what belongs to it; attached to each claim on it. */
export function CommitmentDocuments({ frame, id, documents, actions }: CommitmentPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  return (
    <Section title={t.documents} id="documents">
      {documents.length > 0 ? (
        <ul class="file-list">
          {documents.map((document) => (
            <li key={document.id}>
              <a href={document.href} data-turbo="false" target="_blank" rel="noopener">
                <Icon name="file" />
                <span class="file-name">{document.name}</span>
                <span class="meta">
                  {fileSize(document.sizeBytes)} · {shortDate(kstDateOf(document.uploadedAt), locale)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={t.noDocuments}>
          <p>{t.documentsLead}</p>
        </EmptyState>
      )}
      {actions.addDocuments && (
        <FilePicker action={`/commitments/${id}/documents`} place="commitment-files" locale={locale}>
          {t.upload}
        </FilePicker>
      )}
    </Section>
  );
}
