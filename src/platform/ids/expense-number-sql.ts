/** The number of the claim `e` as people know it, `2025-0042`, in SQL; from the ten-thousandth of a year on it is longer. */
export const EXPENSE_NUMBER = `e.number_year || '-' || lpad(e.number::text, greatest(4, length(e.number::text)), '0')`;
