import type { WaitingClaim } from './inbox.queries.js';
import { cutInbox, INBOX_PAGE, inboxHref, type InboxQuery } from './inbox.view.js';

const QUERY: InboxQuery = { tab: 'all', q: '', sort: 'oldest' };

function claim(number: number, marks: Partial<WaitingClaim> = {}): WaitingClaim {
  return {
    id: `claim-${number}`,
    teamId: 'team',
    version: 2,
    claimAmount: 1000n,
    submittedAt: new Date(number),
    newSupplier: false,
    nearLimit: false,
    edited: false,
    seenElsewhere: false,
    nearTwin: false,
    undocumented: false,
    ...marks,
  };
}

describe('the inbox cut into tabs and pages', () => {
  const claims = Array.from({ length: 120 }, (_, index) =>
    claim(index, { newSupplier: index % 3 === 0, undocumented: index === 1 }),
  );

  it('counts each tab and offers only clean claims for one confirmation', () => {
    const cut = cutInbox(claims, QUERY);
    expect(cut.counts).toEqual({ all: 120, check: 41, clean: 79 });
    expect(cut.clean).toMatchObject({ count: 79, totalAmount: 79_000n });
    expect(cut.clean.items).not.toContain('claim-0:2');
    expect(cut.clean.items).not.toContain('claim-1:2');
  });

  it('opens the page on which the chosen claim stands, with its neighbours', () => {
    const cut = cutInbox(claims, { ...QUERY, selected: 'claim-60' });
    expect(cut.page[0]?.id).toBe(`claim-${INBOX_PAGE}`);
    expect(cut.opened).toBe(true);
    expect(cut.position).toEqual({
      index: 61,
      total: 120,
      previousHref: '/approvals?selected=claim-59',
      nextHref: '/approvals?selected=claim-61',
    });
  });

  it('goes on after the last row and ends at the end', () => {
    const first = cutInbox(claims, QUERY);
    expect(first.paging.nextHref).toBe('/approvals?after=claim-49');
    const last = cutInbox(claims, { ...QUERY, after: 'claim-99' });
    expect(last.page).toHaveLength(20);
    expect(last.paging).toMatchObject({ firstHref: '/approvals', nextHref: undefined, total: 120 });
    expect(last.selected?.id).toBe('claim-100');
  });

  it('starts again when the claim is gone, and is empty when nothing waits', () => {
    expect(cutInbox(claims, { ...QUERY, selected: 'gone' })).toMatchObject({
      opened: false,
      selected: { id: 'claim-0' },
    });
    expect(cutInbox([], QUERY)).toMatchObject({
      counts: { all: 0 },
      selected: undefined,
      position: undefined,
    });
  });

  it('keeps tab, order and words in its addresses', () => {
    expect(inboxHref({ tab: 'check', sort: 'largest', q: '가 나' }, { selected: 'x' })).toBe(
      '/approvals?tab=check&sort=largest&q=%EA%B0%80+%EB%82%98&selected=x',
    );
  });
});
