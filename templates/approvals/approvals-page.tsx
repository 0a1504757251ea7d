import type { JSX } from 'preact';
import { ErrorSummary } from '../components/error-summary.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { ApprovalsPageProps } from './approvals-view.js';
import { InboxList } from './inbox-list.js';
import { KeyBar } from './key-bar.js';
import { ReadingPane } from './reading-pane.js';
import { approvalsTexts } from './texts.js';

/** 결재함: the list, the claim beside it, and one screen in which everything is decided. */
export function ApprovalsPage(props: ApprovalsPageProps): JSX.Element {
  const { frame, selected, opened, errors } = props;
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
      <div class={opened && selected ? 'inbox is-opened' : 'inbox'} data-inbox>
        <InboxList {...props} />
        {selected && <ReadingPane {...props} expense={selected} />}
      </div>
      <KeyBar locale={frame.locale} />
    </PageLayout>
  );
}
