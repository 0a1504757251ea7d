import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../components/icons.js';
import { inLocale } from '../texts.js';
import type { PaneContext } from './approvals-view.js';
import { approvalsTexts } from './texts.js';

/** Back to the list, on a phone. */
export function PaneBack({ context }: { context: PaneContext }): JSX.Element {
  const t = inLocale(approvalsTexts, context.frame.locale);
  return (
    <p class="pane-back">
      <a href={context.listHref}>
        <Icon name="chevronLeft" size={16} />
        {t.backToList}
      </a>
    </p>
  );
}

/** The decision, always in reach, and the way to the neighbours. */
export function PaneFoot({
  context,
  children,
}: {
  context: PaneContext;
  children: ComponentChildren;
}): JSX.Element {
  const { frame, position } = context;
  const t = inLocale(approvalsTexts, frame.locale);
  return (
    <div class="pane-foot" role="group" aria-label={t.decisions}>
      {children}
      {position && (
        <nav class="stack" aria-label={t.pane}>
          <span class="figures">
            {position.index} / {position.total === undefined ? '1,000+' : position.total}
          </span>
          <StepLink href={position.previousHref} label={t.previous} icon="chevronLeft" />
          <StepLink href={position.nextHref} label={t.next} icon="chevronRight" />
        </nav>
      )}
    </div>
  );
}

function StepLink(props: {
  href: string | undefined;
  label: string;
  icon: 'chevronLeft' | 'chevronRight';
}): JSX.Element {
  const { href, label, icon } = props;
  return href ? (
    <a class="icon-button" href={href} aria-label={label} data-turbo-action="replace">
      <Icon name={icon} />
    </a>
  ) : (
    <span class="icon-button is-off">
      <Icon name={icon} />
    </span>
  );
}
