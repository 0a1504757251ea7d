import type { JSX } from 'preact';
import { inLocale } from '../texts.js';
import type { MailLine, NoticeMailView } from './notice-mail-view.js';
import { mailTexts } from './texts.js';

/*
 * Mail programs know no style sheet of ours and drop most of CSS, so each mark says its own few rules. Nothing is loaded
 * from anywhere: no picture, no font, nothing that would tell when the mail is read.
 */
const FONT = "font-family:-apple-system,'Apple SD Gothic Neo','Malgun Gothic',sans-serif";
const BODY = `${FONT};font-size:16px;line-height:1.6;color:#1e2124;background:#ffffff;margin:0;padding:24px`;
const SHEET = 'max-width:560px;margin:0 auto;border-top:3px solid #256ef4;padding-top:20px';
const HEAD = 'font-size:20px;line-height:1.4;margin:0 0 20px';
const GROUP = 'font-size:15px;color:#464c53;margin:20px 0 4px';
const TABLE = 'width:100%;border-collapse:collapse';
const CELL = 'padding:10px 0;border-bottom:1px solid #e6e8ea;text-align:left';
const FIGURE = `${CELL};text-align:right;white-space:nowrap;font-weight:700`;
const LINK = 'color:#0b50d0';
const BUTTON =
  'display:inline-block;margin:24px 0 8px;padding:12px 20px;border-radius:6px;background:#256ef4;color:#ffffff;font-weight:700;text-decoration:none';
const SMALL = 'font-size:13px;color:#58616a;margin:12px 0 0';

/** The mail as simple HTML. */
export function NoticeMail({ view }: { view: NoticeMailView }): JSX.Element {
  const t = inLocale(mailTexts, view.locale);
  return (
    <html lang={view.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{t.product}</title>
      </head>
      <body style={BODY}>
        <div style={SHEET}>
          <h1 style={HEAD}>{view.kind === 'daily' ? t.titleDaily : t.titleUrgent}</h1>
          <Lines title={t.waiting} lines={view.waiting} count={t.count} />
          <Lines title={t.news} lines={view.news} count={t.count} />
          <p style="margin:0">
            <a href={view.noticesHref} style={BUTTON}>
              {t.open}
            </a>
          </p>
          <p style={SMALL}>{t.lead}</p>
          <p style={`${SMALL};border-top:1px solid #e6e8ea;padding-top:12px`}>
            {view.kind === 'daily' ? t.footDaily : t.footUrgent}
            <br />
            <a href={view.settingsHref} style={LINK}>
              {t.settings}
            </a>{' '}
            ·{' '}
            <a href={view.unsubscribeHref} style={LINK}>
              {t.unsubscribe}
            </a>
          </p>
        </div>
      </body>
    </html>
  );
}

interface LinesProps {
  title: string;
  lines: readonly MailLine[];
  count: (count: number) => string;
}

function Lines({ title, lines, count }: LinesProps): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <>
      <h2 style={GROUP}>{title}</h2>
      <table style={TABLE}>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row" style={`${CELL};font-weight:400`}>
                <a href={line.href} style={LINK}>
                  {line.name}
                </a>
              </th>
              <td style={FIGURE}>{count(line.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
