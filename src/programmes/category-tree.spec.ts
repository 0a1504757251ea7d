import { CategoryTree, categoryPath, isValidOn, type CategoryNode } from './category-tree.js';

function node(
  id: string,
  parentId: string | null,
  position: number,
  more: Partial<CategoryNode> = {},
): CategoryNode {
  const name = { ko: `비목 ${id}`, en: `Category ${id}` };
  return {
    id,
    parentId,
    code: id,
    path: id,
    name,
    position,
    labour: false,
    claimable: true,
    validFrom: null,
    validTo: null,
    ...more,
  };
}

const tree = new CategoryTree([
  node('b', null, 2),
  node('a', null, 1),
  node('b2', 'b', 2),
  node('b1', 'b', 1),
  node('b11', 'b1', 1),
]);

describe('CategoryTree', () => {
  it('reads parents before children, siblings by position', () => {
    expect(tree.inOrder.map(({ id }) => id)).toEqual(['a', 'b', 'b1', 'b11', 'b2']);
    expect(tree.inOrder.map(({ id }) => tree.depth(id))).toEqual([0, 0, 1, 2, 1]);
  });

  it('labels a category from the root', () => {
    expect(tree.label('b11', 'ko')).toBe('비목 b › 비목 b1 › 비목 b11');
    expect(tree.label('nowhere', 'en')).toBe('');
  });

  it('knows what lies within what', () => {
    expect(tree.isWithin('b11', 'b')).toBe(true);
    expect(tree.isWithin('b', 'b')).toBe(true);
    expect(tree.isWithin('b', 'b11')).toBe(false);
    expect(tree.isWithin('a', 'b')).toBe(false);
  });

  it('offers what is claimable and valid on the day', () => {
    const dated = new CategoryTree([
      node('open', null, 1),
      node('closed', null, 2, { claimable: false }),
      node('later', null, 3, { validFrom: '2026-06-11' }),
      node('over', null, 4, { validTo: '2025-12-31' }),
    ]);
    expect(dated.claimableOn('2025-12-31').map(({ id }) => id)).toEqual(['open', 'over']);
    expect(dated.claimableOn('2026-06-11').map(({ id }) => id)).toEqual(['open', 'later']);
    expect(isValidOn({ validFrom: '2025-01-01', validTo: '2025-01-01' }, '2025-01-01')).toBe(true);
  });
});

describe('categoryPath', () => {
  it('takes a step or the whole path', () => {
    expect(categoryPath(undefined, 'ACTIVITY')).toBe('ACTIVITY');
    expect(categoryPath('ACTIVITY', 'CLOUD')).toBe('ACTIVITY.CLOUD');
    expect(categoryPath('ACTIVITY', 'ACTIVITY.CLOUD')).toBe('ACTIVITY.CLOUD');
  });
});
