/** Everybody with a hand in claim `e`: who claimed, prepared or approved it, in whose stead too. None of them pays it. */
export const CLAIM_HANDS = `array_remove(ARRAY[e.claimant_id, e.prepared_by, e.approver_id], NULL) || e.approver_ids`;
