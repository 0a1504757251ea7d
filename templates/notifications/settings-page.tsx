import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField } from '../components/field.js';
import { Section } from '../components/page-parts.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import { MailTrouble } from './mail-trouble.js';
import type { KindSettingView, NoticeSettingsPageProps } from './notices-view.js';
import { noticeSettingsTexts } from './texts.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** 설정 › 알림: the daily mail, and page and mail for each kind. */
export function NoticeSettingsPage(props: NoticeSettingsPageProps): JSX.Element {
  const { frame, sections, mailIsOn, groups, trouble, errors } = props;
  const { locale } = frame;
  const t = inLocale(noticeSettingsTexts, locale);
  return (
    <SettingsFrame frame={frame} sections={sections} current="notifications">
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.lead}</p>
      {!mailIsOn && <p class="notice is-plain">{t.mailOff}</p>}
      <MailTrouble trouble={trouble} locale={locale} />
      <form method="post" action="/settings/notifications">
        <Daily {...props} />
        {groups.length > 0 && (
          <Section title={t.kinds} id="kinds">
            <p>{t.atOnceNote}</p>
            {groups.map((group) => (
              <KindTable key={group.name} group={group} {...props} />
            ))}
          </Section>
        )}
        <p class="form-actions">
          <Button variant="primary">{t.save}</Button>
        </p>
      </form>
    </SettingsFrame>
  );
}

function Daily({ frame, daily, email, errors }: NoticeSettingsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(noticeSettingsTexts, locale);
  return (
    <Section title={t.daily}>
      <label class="check">
        <input type="checkbox" name="dailyOn" value="yes" checked={daily.on} />
        <span>
          {t.dailyOn}
          <span class="hint">{t.dailyHint(email)}</span>
        </span>
      </label>
      <div class="notice-hour">
        <SelectField
          name="hour"
          label={t.hour}
          locale={locale}
          value={daily.hour}
          options={HOURS.map((hour) => ({ value: String(hour), label: t.hourOption(hour) }))}
          errors={errors}
        />
      </div>
    </Section>
  );
}

function KindTable({
  group,
  ...props
}: NoticeSettingsPageProps & { group: NoticeSettingsPageProps['groups'][number] }): JSX.Element {
  const t = inLocale(noticeSettingsTexts, props.frame.locale);
  return (
    <table class="table notice-kinds">
      <thead>
        <tr>
          <th scope="col">{t[`group-${group.name}`]}</th>
          <th scope="col">{t.inPage}</th>
          <th scope="col">{t.byMail}</th>
        </tr>
      </thead>
      <tbody>
        {group.kinds.map((kind) => (
          <KindRow key={kind.kind} {...props} kind={kind} />
        ))}
      </tbody>
    </table>
  );
}

function KindRow({ frame, kind, errors }: NoticeSettingsPageProps & { kind: KindSettingView }): JSX.Element {
  const { locale } = frame;
  const t = inLocale(noticeSettingsTexts, locale);
  const label = (choice: string) =>
    choice === 'at-once' ? t['mail-at-once'] : choice === 'daily' ? t['mail-daily'] : t['mail-off'];
  return (
    <tr>
      <th scope="row">{kind.name}</th>
      <td>
        <label class="check notice-check">
          <input type="checkbox" name="inPage" value={kind.kind} checked={kind.inPage} />
          <span class="visually-hidden">{t.inPageOf(kind.name)}</span>
        </label>
      </td>
      <td>
        <SelectField
          name={`mail-${kind.kind}`}
          label={t.byMailOf(kind.name)}
          hideLabel
          locale={locale}
          value={kind.byMail}
          options={kind.choices.map((choice) => ({ value: choice, label: label(choice) }))}
          errors={errors}
        />
      </td>
    </tr>
  );
}
