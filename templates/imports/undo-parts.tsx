import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { inLocale } from '../texts.js';
import type { ImportPageProps } from './imports-view.js';
import { importTexts } from './texts.js';

/** How far taking back has come. */
export function Undoing(props: ImportPageProps): JSX.Element {
  const { frame, id, counts, undone = { removed: 0, kept: 0 }, standsStill, failure, mayUndo } = props;
  const t = inLocale(importTexts, frame.locale);
  const handled = undone.removed + undone.kept;
  return (
    <section class="import-progress" aria-labelledby="undoing-title">
      <h2 id="undoing-title">{t.undoingTitle(handled, counts.imported)}</h2>
      <progress class="progress" max={counts.imported} value={handled} aria-label={t.undoing} />
      <p>{t.undoingCounts(undone.removed, undone.kept)}</p>
      <p class="meta">{failure ?? (standsStill ? t.undoingStill : t.runningLead)}</p>
      {mayUndo && (
        <form method="post" action={`/imports/${id}/undo`} class="import-acts">
          <Button variant="primary">{t.undoGoOn}</Button>
        </form>
      )}
    </section>
  );
}

export function Undone({ frame, undone = { removed: 0, kept: 0 } }: ImportPageProps): JSX.Element {
  const t = inLocale(importTexts, frame.locale);
  return (
    <section class="notice is-success" aria-labelledby="undone-title">
      <h2 id="undone-title">{t.undoneTitle(undone.removed)}</h2>
      {undone.kept > 0 && <p>{t.undoneKept(undone.kept)}</p>}
      <p>{t.undoneNext}</p>
      <div class="import-acts">
        <LinkButton href="/imports" variant="secondary">
          {t.toUpload}
        </LinkButton>
      </div>
    </section>
  );
}
