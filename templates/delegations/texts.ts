import { plural, type Texts } from '../texts.js';

export const delegationTexts = {
  lead: {
    ko: '자리를 비우는 동안 내 결재를 동료가 대신합니다. 기록에는 누가 누구를 대신했는지 남습니다.',
    en: 'While you are away a colleague decides in your stead. The record says who decided for whom.',
  },
  ruleOwn: {
    ko: '내가 가진 권한만 맡깁니다. 그사이 내 권한이 없어지면 맡긴 것도 없어집니다.',
    en: 'You lend what you may decide yourself; what you lose meanwhile isn’t lent either.',
  },
  ruleOnward: {
    ko: '맡은 결재는 다른 사람에게 다시 맡길 수 없습니다.',
    en: 'What was lent to you can’t be lent on.',
  },
  ruleClaimant: {
    ko: '맡긴 사람이나 맡은 사람이 신청하거나 작성한 집행은 대신 결재할 수 없습니다.',
    en: 'Claims made or prepared by either of the two can’t be decided this way.',
  },
  rules: { ko: '알아 두실 것', en: 'Good to know' },
  whose: { ko: '누구의 대결', en: 'Whose' },
  mine: { ko: '내 대결', en: 'Mine' },
  team: { ko: '팀 전체', en: 'All of the team' },
  open: { ko: '지금과 앞으로', en: 'Now and to come' },
  over: { ko: '지난 대결', en: 'Over' },
  openCut: {
    ko: '나중에 맡긴 200건을 보여 드립니다.',
    en: 'The newest 200 are shown.',
  },
  people: { ko: '맡긴 사람 → 맡은 사람', en: 'Lent by → to' },
  days: { ko: '기간', en: 'Days' },
  reach: { ko: '범위', en: 'Reach' },
  state: { ko: '상태', en: 'State' },
  given: { ko: '내가 맡김', en: 'Lent by me' },
  received: { ko: '내가 맡음', en: 'Lent to me' },
  live: { ko: '대결 중', en: 'In force' },
  upcoming: { ko: '예정', en: 'To come' },
  isOver: { ko: '끝남', en: 'Over' },
  endedBy: {
    ko: (on: string, name: string) => `${on}에 ${name} 님이 끝냄`,
    en: (on: string, name: string) => `ended on ${on} by ${name}`,
  },
  upTo: { ko: (amount: string) => `${amount}까지`, en: (amount: string) => `up to ${amount}` },
  everyAmount: { ko: '모든 금액', en: 'every amount' },
  everyFund: { ko: '모든 재원', en: 'every fund' },
  end: { ko: '끝내기', en: 'End' },
  lentTo: {
    ko: (from: string, to: string) => `${from} 님이 ${to} 님에게 맡긴 대결`,
    en: (from: string, to: string) => `what ${from} lent to ${to}`,
  },
  endLead: {
    ko: (to: string) => `지금부터 ${to} 님이 대신 결재할 수 없습니다. 이미 한 결재는 그대로입니다.`,
    en: (to: string) => `From now on ${to} can’t decide in this stead. What was decided stands.`,
  },
  emptyTitle: { ko: '지금 맡기거나 맡은 결재가 없습니다', en: 'Nothing is lent now' },
  emptyLead: {
    ko: '자리를 비우게 되면 아래에서 동료에게 맡겨 주세요.',
    en: 'When you will be away, lend your right to a colleague below.',
  },
  emptyTeamTitle: { ko: '지금 팀에 대결이 없습니다', en: 'Nothing is lent in the team now' },
  emptyTeamLead: {
    ko: '누군가 결재를 맡기면 여기에 보입니다.',
    en: 'When somebody lends their right, it appears here.',
  },
  lend: { ko: '결재 맡기기', en: 'Lend my right to decide' },
  lendButton: { ko: '맡기기', en: 'Lend' },
  nobodyTitle: { ko: '맡길 동료가 없습니다', en: 'There is no colleague to lend it to' },
  nobodyLead: {
    ko: '팀에 다른 사람이 들어오면 맡길 수 있습니다.',
    en: 'You can lend it once somebody else has joined.',
  },
  to: { ko: '누구에게', en: 'To whom' },
  choose: { ko: '동료를 골라 주세요', en: 'Choose a colleague' },
  startsOn: { ko: '시작하는 날', en: 'First day' },
  endsOn: { ko: '끝나는 날', en: 'Last day' },
  endsHint: {
    ko: (days: number) => `이날 밤 12시까지 맡깁니다. 한 번에 ${days}일까지.`,
    en: (days: number) => `Through midnight of this day, Korean time; ${plural(days, 'day')} at most.`,
  },
  maxAmount: { ko: '금액 한도(원)', en: 'Up to (won)' },
  maxAmountHint: {
    ko: '이보다 큰 신청은 맡기지 않습니다. 비우면 모든 금액을 맡깁니다.',
    en: 'Larger claims stay with you. Empty: every amount.',
  },
  funds: { ko: '재원', en: 'Funds' },
  fundsHint: {
    ko: '고르지 않으면 모든 재원을 맡깁니다.',
    en: 'None chosen: every fund.',
  },
  reason: { ko: '까닭', en: 'Why' },
  reasonHint: { ko: '출장, 휴가처럼 짧게', en: 'Such as travel or leave' },
} satisfies Texts;
