import type { ComponentChildren, JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { UploadLimits } from '../expenses/claim-form-view.js';
import { inLocale } from '../texts.js';
import { Icon } from './icons.js';
import { evidenceTexts } from './upload-texts.js';

const ACCEPT =
  '.xml,.pdf,.jpg,.jpeg,.png,.webp,.heic,.zip,.xlsx,.csv,text/xml,application/xml,application/pdf,image/*';

interface PickerProps {
  id: string;
  locale: Locale;
  /** Classes of the label that acts as the button. */
  look: string;
  camera?: boolean;
  multiple?: boolean;
  label?: string;
  children: ComponentChildren;
}

/**
 * A file input under a label that looks like a button. Choosing files makes the input valid, which shows the button
 * that sends them; with a script they are sent at once.
 */
function Picker({ id, locale, look, camera, multiple = true, label, children }: PickerProps): JSX.Element {
  const t = inLocale(evidenceTexts, locale);
  return (
    <>
      <input
        class="visually-hidden picker-input"
        id={id}
        type="file"
        name="files"
        required
        multiple={multiple}
        accept={camera ? 'image/*' : ACCEPT}
        capture={camera ? 'environment' : undefined}
        aria-label={label}
        data-sends
      />
      <label class={look} for={id}>
        {children}
      </label>
      <button type="submit" class="button is-primary picker-send">
        {t.chosen}
      </button>
    </>
  );
}

export interface DropZoneProps {
  action: string;
  limits: UploadLimits;
  locale: Locale;
  /** Its title is the page's own where it comes first. */
  heading?: 'h1' | 'h2';
  /** Another way to start. */
  children?: ComponentChildren;
}

/** Where a claim starts: files dropped or chosen, or a photo taken on a phone. */
export function DropZone({
  action,
  limits,
  locale,
  heading: Heading = 'h1',
  children,
}: DropZoneProps): JSX.Element {
  const t = inLocale(evidenceTexts, locale);
  return (
    <section class="drop-zone" aria-labelledby="drop-title" data-drop-zone data-sending={t.sending}>
      <Icon name="upload" size={32} />
      <Heading id="drop-title" class="drop-title">
        <span class="for-pointer">{t.dropTitle}</span>
        <span class="for-touch">{t.dropTitlePhone}</span>
      </Heading>
      <p class="drop-lead">{t.dropLead}</p>
      <div class="drop-ways">
        <form class="picker for-touch" method="post" action={action} encType="multipart/form-data">
          <Picker id="drop-photo" locale={locale} look="button is-primary is-large" camera>
            {t.takePhoto}
          </Picker>
        </form>
        <form class="picker" method="post" action={action} encType="multipart/form-data" data-drop-form>
          <Picker id="drop-files" locale={locale} look="button is-primary is-large drop-choose">
            {t.choose}
          </Picker>
        </form>
      </div>
      <p class="meta">{t.limits(limits.maxFiles, limits.maxMegabytes)}</p>
      {children}
    </section>
  );
}

export interface RowUploadProps {
  action: string;
  /** Tells the uploads of a page apart. */
  place: string;
  /** What the files are for, for those who can't see the row. */
  label: string;
  locale: Locale;
  children: ComponentChildren;
}

/** One small form that starts a claim from a row of a list; files may be dropped on a row marked `data-drop-row`. */
export function RowUpload({ action, place, label, locale, children }: RowUploadProps): JSX.Element {
  return (
    <form class="picker is-inline" method="post" action={action} encType="multipart/form-data">
      <Picker id={place} locale={locale} look="button is-primary is-small" label={label}>
        {children}
      </Picker>
    </form>
  );
}

export interface EvidenceUploadProps {
  expenseId: string;
  /** Row of the checklist the files are for; absent for whatever else belongs to the claim. */
  requirement?: { code: string; label: string; documentKind?: string };
  /** Tells two uploads for the same row apart. */
  place: string;
  locale: Locale;
}

/** One small form that adds files to a claim. */
export function EvidenceUpload({ expenseId, requirement, place, locale }: EvidenceUploadProps): JSX.Element {
  const t = inLocale(evidenceTexts, locale);
  return (
    <form
      class="picker is-inline"
      method="post"
      action={`/expenses/${expenseId}/evidence`}
      encType="multipart/form-data"
      data-after-save
    >
      {requirement?.documentKind && (
        <input type="hidden" name="documentKind" value={requirement.documentKind} />
      )}
      <Picker
        id={`${place}-${requirement?.code.replace('.', '-') ?? 'more'}`}
        locale={locale}
        look={`button is-small ${requirement ? 'is-secondary' : 'is-tertiary'}`}
        label={requirement ? t.uploadOf(requirement.label) : t.uploadMore}
      >
        {requirement ? t.upload : t.uploadMore}
      </Picker>
    </form>
  );
}

/** One small form that puts files to whatever the page is about. */
export function FilePicker(props: {
  action: string;
  place: string;
  locale: Locale;
  children: ComponentChildren;
}): JSX.Element {
  const { action, place, locale, children } = props;
  return (
    <form class="picker is-inline" method="post" action={action} encType="multipart/form-data">
      <Picker id={place} locale={locale} look="button is-tertiary is-small">
        {children}
      </Picker>
    </form>
  );
}
