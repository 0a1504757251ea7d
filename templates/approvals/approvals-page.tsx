import type { JSX } from 'preact';
import { ErrorSummary } from '../components/error-summary.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { ApprovalsPageProps } from './approvals-view.js';
import { InboxList } from './inbox-list.js';
import { KeyBar } from './key-bar.js';
import { approvalsTexts } from './texts.js';

/** 결재함: the list, what is chosen beside it, and one screen in which everything is decided. */
export function ApprovalsPage(props: ApprovalsPageProps): JSX.Element {
  const { frame, pane, opened, errors, pulse } = props;
  const t = inLocale(approvalsTexts, frame.locale);
  return (
    <PageLayout
      frame={frame}
      title={t.title}
      current="approvals"
      width="full"
      footer={false}
      name="approvals"
    >
      <ErrorSummary errors={errors} locale={frame.locale} />
      <div
        class={opened && pane ? 'inbox is-opened' : 'inbox'}
        data-inbox
        data-pulse={pulse}
        data-fresh={t.fresh('{count}')}
        data-changed={t.changed}
      >
        <InboxList {...props} />
        {pane}
      </div>
      <KeyBar locale={frame.locale} />
    </PageLayout>
  );
}
