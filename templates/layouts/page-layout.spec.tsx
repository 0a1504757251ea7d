import { render } from 'preact-render-to-string';
import { placesFor } from './header.js';
import type { PageFrame, RoleName, Viewer } from './page-frame.js';
import { PageLayout } from './page-layout.js';

function viewer(...roles: RoleName[]): Viewer {
  return { name: '업스테이지 연구자 1', roles, teamName: '업스테이지', kind: 'team' };
}

function page(frame: Partial<PageFrame>): string {
  return render(
    <PageLayout frame={{ locale: 'ko', path: '/expenses?q=1', ...frame }} title="내 집행" current="expenses">
      <h1>내 집행</h1>
    </PageLayout>,
  );
}

describe('the navigation', () => {
  it('offers each role its own places', () => {
    expect(placesFor(viewer('researcher'))).toEqual(['home', 'expenses', 'budgets', 'reports']);
    expect(placesFor(viewer('administrator'))).toContain('approvals');
    expect(placesFor(viewer('finance'))).toContain('payments');
    expect(placesFor(viewer('administrator'))).toContain('payments');
    expect(placesFor(viewer('principal-investigator'))).toContain('payments');
    expect(placesFor(viewer('auditor'))).not.toContain('approvals');
    // Asked by a route, or in somebody's stead.
    expect(placesFor(viewer('principal-investigator'))).not.toContain('approvals');
    expect(placesFor(viewer('principal-investigator'), 1)).toContain('approvals');
    expect(placesFor(viewer('researcher', 'finance'))).toEqual([
      'home',
      'expenses',
      'budgets',
      'reports',
      'payments',
    ]);
  });

  it('leads those whom a route asks to the inbox, while something waits there', () => {
    const asked = viewer('principal-investigator');
    expect(placesFor(asked, 1)).toContain('approvals');
    expect(placesFor(asked, 0)).not.toContain('approvals');
  });

  it('says how much waits, and nothing when nothing does', () => {
    expect(page({ viewer: viewer('administrator'), inboxCount: 52 })).toContain('52건 대기');
    expect(page({ viewer: viewer('administrator'), inboxCount: 0 })).not.toContain('건 대기');
  });

  it('marks the page one is on, in both menus', () => {
    const html = page({ viewer: viewer('researcher') });
    expect(html.match(/<a href="\/expenses" aria-current="page">/g)).toHaveLength(2);
  });
});

describe('the frame of a page', () => {
  it('is never kept in the browser’s cache behind sign-in', () => {
    expect(page({ viewer: viewer('researcher') })).toContain(
      '<meta name="turbo-cache-control" content="no-cache"',
    );
    expect(page({})).not.toContain('turbo-cache-control');
  });

  it('lets nobody sign out or search before signing in', () => {
    const html = page({});
    expect(html).not.toContain('/sign-out');
    expect(html).not.toContain('<nav');
  });

  it('comes back to the same page in the other language', () => {
    const html = page({ viewer: viewer('researcher') });
    expect(html).toContain('name="locale" value="en"');
    expect(html).toContain('name="returnTo" value="/expenses?q=1"');
    expect(page({ locale: 'en' })).toContain('name="locale" value="ko"');
  });

  it('says on every page of the demo that its figures are made up', () => {
    const html = page({ demo: { businessDate: '2025-11-03' } });
    expect(html).toContain('예시 데이터');
    expect(html).toContain('업무일 2025-11-03');
    expect(page({})).not.toContain('예시 데이터');
  });

  it('tells once what just happened, with a way there', () => {
    const html = page({
      flash: { kind: 'success', text: '<b>제출했습니다</b>', link: { href: '/expenses/1', text: '보기' } },
    });
    expect(html).toContain('role="status"');
    expect(html).toContain('&lt;b>제출했습니다&lt;/b>');
    expect(html).toContain('<a href="/expenses/1">보기</a>');
  });
});
