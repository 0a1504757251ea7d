import type { Texts } from '../texts.js';

const count = (unit: number) => unit.toLocaleString('en');

export const payRunTexts = {
  title: { ko: '지급 실행', en: 'Pay runs' },
  payments: { ko: '지급', en: 'Payments' },
  run: { ko: (number: number) => `지급 실행 ${number}호`, en: (number: number) => `Pay run ${number}` },
  lead: {
    ko: '승인된 신청을 모아 은행 파일로 이체하고, 은행이 알려 준 결과대로 지급으로 기록합니다.',
    en: 'Approved claims go to the bank as one file, and are recorded as paid when the bank says so.',
  },
  make: { ko: '지급 실행 만들기', en: 'Make a pay run' },
  cards: { ko: '카드대금 정산', en: 'Settle a card’s bill' },
  noneToChoose: {
    ko: '지금 고를 수 있는 신청이 없습니다. 신청마다 적힌 까닭을 먼저 풀어 주세요.',
    en: 'None of these can be chosen yet. Settle what each of them says first.',
  },
  accounts: { ko: '출금계좌', en: 'Paying accounts' },
  none: { ko: '아직 지급 실행이 없습니다', en: 'No pay run yet' },
  noneLead: {
    ko: '승인된 신청을 골라 만들면 여기에 쌓입니다.',
    en: 'Choose approved claims to make the first.',
  },
  number: { ko: '실행', en: 'Run' },
  claimNumber: { ko: '번호', en: 'No.' },
  from: { ko: '출금', en: 'From' },
  state: { ko: '상태', en: 'State' },
  transferOn: { ko: '이체일', en: 'Transfer' },
  items: { ko: '건수', en: 'Items' },
  itemCount: {
    ko: (n: number) => `${count(n)}건`,
    en: (n: number) => (n === 1 ? '1 item' : `${count(n)} items`),
  },
  team: { ko: '팀', en: 'Team' },
  payable: { ko: '지급액(원)', en: 'Owed (₩)' },
  grant: { ko: '연구비(원)', en: 'Grant (₩)' },
  own: { ko: '기관 부담(원)', en: 'Own part (₩)' },
  total: { ko: '합계', en: 'Total' },

  prepared: { ko: '확정 대기', en: 'To be released' },
  released: { ko: '파일 받기 전', en: 'Released' },
  filed: { ko: '결과 대기', en: 'With the bank' },
  done: { ko: '완료', en: 'Done' },
  posting: { ko: '반영 대기', en: 'Being posted' },
  cancelled: { ko: '취소', en: 'Cancelled' },
  refused: { ko: '은행 거절', en: 'Bank refused' },

  open: { ko: '대기', en: 'Open' },
  removed: { ko: '뺌', en: 'Taken out' },
  dropped: { ko: '되돌림', en: 'Given back' },
  succeeded: { ko: '성공 · 반영 대기', en: 'Succeeded, to be posted' },
  posted: { ko: '지급 완료', en: 'Paid' },
  failed: { ko: '실패', en: 'Failed' },

  chooseLead: {
    ko: '거래처에 이체로 줄 신청입니다. 출금계좌마다 실행이 하나씩 만들어지고, 다른 사람이 확정합니다.',
    en: 'Claims to be paid by transfer. One run is made for each paying account; somebody else releases it.',
  },
  nothing: { ko: '이체할 신청이 없습니다', en: 'Nothing to transfer' },
  nothingLead: {
    ko: '결재가 끝난 신청이 여기에 모입니다. 카드로 쓴 것은 카드대금 정산에서 처리합니다.',
    en: 'Approved claims gather here. What was paid by card is settled with the card’s bill.',
  },
  choose: { ko: '선택', en: 'Select' },
  chooseAll: { ko: '모두 선택', en: 'Select all' },
  chooseRow: { ko: (title: string) => `선택: ${title}`, en: (title: string) => `Select: ${title}` },
  what: { ko: '내용', en: 'What for' },
  institution: { ko: '기관', en: 'Institution' },
  approved: { ko: '승인', en: 'Approved' },
  selected: {
    ko: (n: string, amount: string) => `${n}건 · 지급액 ${amount}`,
    en: (n: string, amount: string) => `${n} selected · ${amount} owed`,
  },
  noPayingAccount: { ko: '이 기관의 출금계좌가 없습니다.', en: 'This institution has no paying account.' },
  addPayingAccount: { ko: '출금계좌 등록', en: 'Add it' },
  noSupplierAccount: {
    ko: '거래처 계좌가 아직 확인되지 않았습니다. 확정하기 전에 등록해 주세요.',
    en: 'The supplier’s account isn’t confirmed yet. Add it before the release.',
  },
  unknownMeans: {
    ko: '지급 방법을 알 수 없습니다. 이체로 줄 것이면 골라 주세요.',
    en: 'How it is paid isn’t known. Select it if it is a transfer.',
  },
  heldRow: { ko: '전담기관이 확인 중이라 보류되었습니다.', en: 'On hold while the programme office checks.' },
  ownRow: { ko: '내가 신청·작성·결재한 것이라 담을 수 없습니다.', en: 'You filed, prepared or approved it.' },
  failedBefore: {
    ko: (reason: string) => `지난 이체 실패: ${reason || '사유 없음'}`,
    en: (reason: string) => `Last transfer failed: ${reason || 'no reason given'}`,
  },
  shownFirst: {
    ko: (n: number) => `오래 기다린 ${count(n)}건까지 보입니다. 나머지는 다음 실행에 담아 주세요.`,
    en: (n: number) => `The ${count(n)} that have waited longest are shown; the rest go into the next run.`,
  },

  payFrom: { ko: '출금계좌', en: 'Paid from' },
  statement: { ko: '카드 내역', en: 'Card statement' },
  endsIn: { ko: (digits: string) => `끝자리 ${digits}`, en: (digits: string) => `ending in ${digits}` },
  by: {
    ko: (name: string, when: string) => `${name} · ${when}`,
    en: (name: string, when: string) => `${name} · ${when}`,
  },
  preparedBy: { ko: '만든 사람', en: 'Prepared by' },
  releasedBy: { ko: '확정한 사람', en: 'Released by' },
  settledBy: { ko: '정산한 사람', en: 'Settled by' },
  fileMade: { ko: '은행 파일', en: 'Bank file' },
  fileHash: { ko: (hash: string) => `해시 ${hash}`, en: (hash: string) => `hash ${hash}` },
  downloads: { ko: '파일을 받은 사람', en: 'Who fetched the file' },
  endedBy: { ko: '끝낸 사람', en: 'Ended by' },

  inRun: { ko: '이체할 것', en: 'Transfers' },
  account: { ko: '입금계좌', en: 'Paid into' },
  check: { ko: '확인', en: 'Checks' },
  pass: { ko: '통과', en: 'Passed' },
  attention: { ko: '확인 필요', en: 'To be checked' },
  blocked: { ko: '막힘', en: 'Blocked' },
  counts: {
    ko: (blocked: number, attention: number) => `막힘 ${count(blocked)} · 확인 필요 ${count(attention)}`,
    en: (blocked: number, attention: number) =>
      `${count(blocked)} blocked · ${count(attention)} to be checked`,
  },
  holder: { ko: '예금주조회', en: 'Holder inquiry' },
  holderLead: {
    ko: '은행에서 예금주조회를 하고 결과를 적어 주세요. 불일치는 이체할 수 없습니다.',
    en: 'Run the bank’s inquiry of each holder and record it. A mismatch can’t be paid.',
  },
  match: { ko: '일치', en: 'Match' },
  mismatch: { ko: '불일치', en: 'Mismatch' },
  allMatch: { ko: '남은 건 모두 일치', en: 'All others match' },
  holderOf: {
    ko: (title: string) => `예금주조회: ${title}`,
    en: (title: string) => `Holder inquiry: ${title}`,
  },
  remove: { ko: '빼기', en: 'Take out' },
  removeOf: { ko: (title: string) => `빼기: ${title}`, en: (title: string) => `Take out: ${title}` },
  reasonFor: { ko: '확인한 내용', en: 'What you checked' },
  acknowledged: {
    ko: (name: string, reason: string) => `${name}: ${reason}`,
    en: (name: string, reason: string) => `${name}: ${reason}`,
  },

  releaseTitle: { ko: '지급 확정', en: 'Release' },
  releaseLead: {
    ko: '확정하면 금액과 계좌, 이체일이 굳어지고 은행 파일을 받을 수 있습니다.',
    en: 'Amounts, accounts and the day are fixed, and the bank file can be fetched.',
  },
  releaseDay: { ko: '이체일', en: 'Day of transfer' },
  releaseDayHint: { ko: '은행에서 돈이 나가는 날', en: 'The day the bank moves the money' },
  release: { ko: '지급 확정', en: 'Release' },
  mayNot: {
    ko: (why: string) => `지금은 확정할 수 없습니다: ${why}`,
    en: (why: string) => `You can’t release it: ${why}`,
  },
  waitsForOther: {
    ko: '만든 사람과 다른 사람이 확정해야 합니다. 담긴 신청에 손댄 사람도 안 됩니다.',
    en: 'Somebody who neither made the run nor had a hand in its claims releases it.',
  },
  fetch: { ko: '은행 파일 받기', en: 'Fetch the bank file' },
  fetchAgain: { ko: '은행 파일 다시 받기', en: 'Fetch the file again' },
  fetchLead: {
    ko: '받은 파일을 고치지 말고 그대로 은행에 올려 주세요. 다시 받아도 같은 파일입니다. 받을 때마다 기록에 남습니다.',
    en: 'Upload it to the bank as it is. Each fetching gives the same file and is recorded.',
  },
  cancel: { ko: '실행 취소', en: 'Cancel the run' },
  cancelLead: { ko: '신청은 다시 지급할 것으로 돌아갑니다.', en: 'Its claims are payable again.' },
  refuseRun: { ko: '은행이 거절함', en: 'The bank refused it' },
  refuseLead: {
    ko: '은행이 파일을 통째로 받지 않았을 때만 눌러 주세요. 한 건이라도 이체되었으면 안 됩니다.',
    en: 'Only when the bank took nothing of the file. Not when even one transfer was made.',
  },
  reason: { ko: '까닭', en: 'Reason' },

  resultTitle: { ko: '이체 결과', en: 'Result' },
  resultLead: {
    ko: '은행에서 받은 결과 파일을 올려 주세요. 한 줄이라도 맞지 않으면 아무것도 반영하지 않습니다.',
    en: 'Upload the result the bank gave. If one row doesn’t fit, nothing is taken.',
  },
  resultFile: { ko: '결과 파일', en: 'Result file' },
  resultHint: { ko: '엑셀(xlsx, xls)이나 CSV, 4MB까지', en: 'Excel (xlsx, xls) or CSV, up to 4 MB' },
  take: { ko: '결과 반영', en: 'Take the result' },
  byHand: { ko: '결과 파일 없이 직접 표시', en: 'Mark by hand, without a file' },
  byHandLead: {
    ko: '위 표에서 고른 건에 한꺼번에 적습니다.',
    en: 'For the items ticked in the table above.',
  },
  paidOn: { ko: '사용일', en: 'Paid on' },
  bankReference: { ko: '이체 번호', en: 'Bank reference' },
  failReason: { ko: '실패 사유', en: 'Reason of the failure' },
  markPaid: { ko: '고른 건 성공', en: 'They succeeded' },
  markFailed: { ko: '고른 건 실패', en: 'They failed' },
  earlierResults: { ko: '올린 결과', en: 'Results so far' },
  resultCounts: {
    ko: (succeeded: number, failed: number) => `성공 ${count(succeeded)} · 실패 ${count(failed)}`,
    en: (succeeded: number, failed: number) => `${count(succeeded)} succeeded · ${count(failed)} failed`,
  },
  nameColumns: { ko: '열 맞추기', en: 'Name its columns' },
  postAgain: { ko: '원장에 다시 올리기', en: 'Post again' },
  postLead: {
    ko: (n: number) =>
      `은행은 이체했지만 아직 집행으로 올리지 못한 ${count(n)}건이 있습니다. 까닭을 풀고 다시 올려 주세요. 두 번 지급되지 않습니다.`,
    en: (n: number) =>
      `The bank has paid ${count(n)} that the ledger hasn’t taken. Settle why and post again; nothing is paid twice.`,
  },

  columnsLead: {
    ko: '어느 열이 무엇인지 골라 주세요. 같은 모양의 파일은 다음부터 저절로 읽습니다.',
    en: 'Say which column is what. Files of this shape are read by themselves from then on.',
  },
  samples: { ko: '파일의 첫 줄들', en: 'The file’s first rows' },
  columns: { ko: '열', en: 'Columns' },
  noColumn: { ko: '없음', en: 'None' },
  back: { ko: '돌아가기', en: 'Back' },

  madeOne: {
    ko: (number: string) => `지급 실행 ${number}호를 만들었습니다. 다른 사람이 확정해야 합니다.`,
    en: (number: string) => `Pay run ${number} is made. Somebody else has to release it.`,
  },
  madeMany: {
    ko: (n: number) => `지급 실행 ${count(n)}개를 만들었습니다. 다른 사람이 확정해야 합니다.`,
    en: (n: number) => `${count(n)} pay runs are made. Somebody else has to release them.`,
  },
  didRemove: { ko: '뺐습니다.', en: 'Taken out.' },
  didCheck: { ko: '예금주조회 결과를 적었습니다.', en: 'The inquiry is recorded.' },
  didRelease: {
    ko: '확정했습니다. 이제 은행 파일을 받을 수 있습니다.',
    en: 'Released. The bank file can be fetched now.',
  },
  didEnd: {
    ko: '실행을 끝냈습니다. 신청은 다시 지급할 수 있습니다.',
    en: 'The run has ended. Its claims are payable again.',
  },
  didTake: {
    ko: (succeeded: number, failed: number) =>
      `결과를 반영했습니다. 성공 ${count(succeeded)}건, 실패 ${count(failed)}건.`,
    en: (succeeded: number, failed: number) =>
      `Taken: ${count(succeeded)} succeeded, ${count(failed)} failed.`,
  },
  didKnow: { ko: '이미 반영한 결과 파일입니다.', en: 'This result was taken before.' },
  didMark: { ko: '표시했습니다.', en: 'Marked.' },
  didSettle: { ko: '카드대금을 정산했습니다.', en: 'The card’s bill is settled.' },
  notPosted: {
    ko: (n: number) => `${count(n)}건은 원장에 올리지 못했습니다. 까닭을 확인해 주세요.`,
    en: (n: number) => `${count(n)} couldn’t be posted. See why.`,
  },
} satisfies Texts;
