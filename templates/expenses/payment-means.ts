/** Means of payment in words, for the form and for whoever reads the claim. */
export const paymentMeansTexts = {
  card: { ko: '연구비카드', en: 'research card' },
  transfer: { ko: '계좌이체', en: 'transfer' },
  cash: { ko: '현금', en: 'cash' },
  'personal-card': { ko: '개인카드', en: 'personal card' },
} as const;
