import { defineErrors } from '../platform/errors/define-errors.js';

export const SUPPLIER_ERRORS = defineErrors({
  'supplier.not-found': {
    kind: 'not-found',
    ko: '거래처가 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such supplier. Choose again from the list.',
  },
});
