import { render } from 'preact-render-to-string';
import { ApproveForm, CommentForm, PlainAct } from './decision-forms.js';
import { ReturnForm } from './return-form.js';

const expense = { id: 'e1', version: 4, lines: [], documents: [] };

describe('a decision', () => {
  it('is about the version that was read', () => {
    const forms = [
      render(<ApproveForm expense={expense} locale="ko" />),
      render(<ReturnForm expense={expense} locale="ko" />),
      render(<CommentForm expense={expense} locale="ko" act="reject" />),
      render(<PlainAct action="/expenses/e1/recall" version={4} label="회수" lead="…" />),
    ];
    for (const form of forms) expect(form).toContain('<input type="hidden" name="version" value="4"/>');
  });

  it('goes where its act is done', () => {
    expect(render(<ApproveForm expense={expense} locale="ko" />)).toContain(
      'action="/approvals/e1/approval"',
    );
    expect(render(<ReturnForm expense={expense} locale="ko" />)).toContain('action="/approvals/e1/return"');
    expect(render(<CommentForm expense={expense} locale="ko" act="reject" />)).toContain(
      'action="/approvals/e1/rejection"',
    );
  });

  it('keeps a refused reason in the form it was typed into, and nowhere else', () => {
    const refused = { act: 'return' as const, comment: '짧음' };
    const errors = [{ field: 'comment', text: '더 적어 주세요.' }];
    const asked = render(<ReturnForm expense={expense} locale="ko" errors={errors} refused={refused} />);
    expect(asked).toContain('open');
    expect(asked).toContain('짧음</textarea>');
    expect(asked).toContain('더 적어 주세요.');
    const other = render(
      <CommentForm expense={expense} locale="ko" act="reject" errors={errors} refused={refused} />,
    );
    expect(other).not.toContain('짧음');
    expect(other).not.toContain('더 적어 주세요.');
    expect(other).toContain('id="comment-reject"');
  });

  it('names its keys only where keys work', () => {
    expect(render(<ApproveForm expense={expense} locale="ko" keys />)).toContain('aria-keyshortcuts="a"');
    expect(render(<ApproveForm expense={expense} locale="ko" />)).not.toContain('aria-keyshortcuts');
  });
});
