import type { ComponentChildren, JSX } from 'preact';
import { Breadcrumbs, PageHead, Tabs } from '../components/page-parts.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { BudgetViews } from './budget-pages-view.js';
import { budgetTexts } from './texts.js';

export interface BudgetFrameProps {
  frame: PageFrame;
  title: string;
  name: string;
  views: BudgetViews;
  beside?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** Pages of the budget besides its overview share their head and the way to each other. */
export function BudgetFrame({
  frame,
  title,
  name,
  views,
  beside,
  actions,
  children,
}: BudgetFrameProps): JSX.Element {
  const t = inLocale(budgetTexts, frame.locale);
  return (
    <PageLayout frame={frame} title={title} current="budgets" name={name}>
      <Breadcrumbs crumbs={[{ href: '/budgets', text: t.title }, { text: title }]} locale={frame.locale} />
      <PageHead title={title} beside={beside} actions={actions} />
      <Tabs label={t.views} tabs={views} />
      {children}
    </PageLayout>
  );
}
