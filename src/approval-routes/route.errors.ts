import { defineErrors } from '../platform/errors/define-errors.js';

export const ROUTE_ERRORS = defineErrors({
  'route.not-found': {
    kind: 'not-found',
    ko: '결재선이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such route. Choose again from the list.',
  },
  'route.not-permitted': {
    kind: 'forbidden',
    ko: '팀의 결재선은 팀 관리자가, 사업의 결재선은 전담기관 담당자가 정합니다.',
    en: 'A team’s administrator keeps its routes, the programme’s officer those of the programme.',
  },
  'route.changed': {
    kind: 'conflict',
    ko: '그사이 다른 사람이 이 결재선을 고쳤습니다. 화면을 새로 열어 바뀐 것을 확인하고 다시 적어 주세요.',
    en: 'Somebody else changed this route meanwhile. Reload to see it, then make your change again.',
  },
  'route.removed': {
    kind: 'conflict',
    ko: '그사이 다른 사람이 이 결재선을 없앴습니다. 적은 것은 아래에 그대로 있으니, 저장하면 새 결재선이 됩니다.',
    en: 'Somebody else removed this route meanwhile. What you wrote is kept below; saving makes a new route of it.',
  },
  'route.order-changed': {
    kind: 'conflict',
    ko: '그사이 결재선이 늘거나 줄었습니다. 화면을 새로 열어 다시 정해 주세요.',
    en: 'Routes were added or removed meanwhile. Reload and order them again.',
  },
  'route.not-empty': {
    kind: 'conflict',
    ko: '이미 결재선이 있습니다. 표준 결재선은 결재선이 하나도 없을 때만 넣을 수 있습니다.',
    en: 'There are routes already. Standard routes are put in only where there are none.',
  },
  'route.standard-nothing': {
    kind: 'conflict',
    ko: '표준 결재선이 쓰는 비목이 이 사업에 없습니다. 결재선을 직접 만들어 주세요.',
    en: 'The programme has none of the categories that standard routes speak of. Add routes by hand.',
  },
  'route.too-many': {
    kind: 'rule',
    ko: '결재선은 {limit}개까지 둘 수 있습니다. 쓰지 않는 결재선을 먼저 없애 주세요.',
    en: 'There can be {limit} routes. Remove one that isn’t used first.',
  },
  'route.name': {
    kind: 'invalid',
    ko: '결재선 이름을 1자에서 100자로 적어 주세요.',
    en: 'Give the route a name of 1 to 100 characters.',
  },
  'route.steps': {
    kind: 'invalid',
    ko: '단계를 1개에서 10개까지 정해 주세요.',
    en: 'Give the route 1 to 10 steps.',
  },
  'route.step-name': {
    kind: 'invalid',
    ko: '단계 이름은 100자까지 적을 수 있습니다.',
    en: 'A step’s name has 100 characters at most.',
  },
  'route.deciders': {
    kind: 'invalid',
    ko: '누구에게 물을지 역할이나 사람을 하나 이상 골라 주세요.',
    en: 'Choose at least one role or person to ask.',
  },
  'route.role': {
    kind: 'invalid',
    ko: '결재할 수 없는 역할입니다. 다른 역할을 골라 주세요.',
    en: 'This role doesn’t decide. Choose another one.',
  },
  'route.mixed': {
    kind: 'invalid',
    ko: '전담기관과 팀의 역할을 한 단계에 함께 둘 수 없습니다. 단계를 나눠 주세요.',
    en: 'The office and roles of a team can’t share a step. Make two steps of it.',
  },
  'route.person': {
    kind: 'invalid',
    ko: '지금 이 팀에 있지 않은 사람입니다. 다른 사람을 골라 주세요.',
    en: 'This person isn’t an active member of the team. Choose somebody else.',
  },
  'route.people-elsewhere': {
    kind: 'invalid',
    ko: '여러 팀에 쓰이는 결재선에는 사람을 정할 수 없습니다. 역할을 골라 주세요.',
    en: 'A route of several teams names no people. Choose roles.',
  },
  'route.office-only': {
    kind: 'invalid',
    ko: '전담기관 단계는 전담기관이 정하는 결재선에만 둘 수 있습니다.',
    en: 'Only routes that the office keeps may ask the office.',
  },
  'route.office-last': {
    kind: 'invalid',
    ko: '공동 재원의 마지막 단계는 전담기관이어야 합니다. 돈을 그때 예약하기 때문입니다.',
    en: 'The last step on a common pot is the office’s: it reserves the money.',
  },
  'route.office-once': {
    kind: 'invalid',
    ko: '전담기관 단계는 한 번만 둘 수 있습니다. 한 사람이 두 단계를 결재하지 않습니다.',
    en: 'The office can have one step: nobody decides two.',
  },
  'route.office-needs': {
    kind: 'invalid',
    ko: '전담기관에는 지금 결재할 사람이 {count}명 있습니다. 1명에서 {count}명 사이로 정해 주세요.',
    en: 'The office has {count} who can decide. Ask for 1 to {count}.',
  },
  'route.needs': {
    kind: 'invalid',
    ko: '몇 명이 승인해야 하는지 1에서 99 사이의 숫자로 적어 주세요.',
    en: 'Give how many have to approve, from 1 to 99.',
  },
  'route.depends-on': {
    kind: 'invalid',
    ko: '모르는 부분입니다. 목록에서 골라 주세요.',
    en: 'There is no such part of a claim. Choose from the list.',
  },
  'route.amount': {
    kind: 'invalid',
    ko: '금액을 0원 이상의 원 단위 숫자로 적어 주세요.',
    en: 'Write whole won, 0 or more.',
  },
  'route.amount-order': {
    kind: 'invalid',
    ko: '‘미만’ 금액은 ‘이상’ 금액보다 커야 합니다.',
    en: 'The upper amount has to be above the lower one.',
  },
  'route.fund': {
    kind: 'invalid',
    ko: '이 사업의 재원을 목록에서 골라 주세요.',
    en: 'Choose a fund of this programme from the list.',
  },
  'route.category': {
    kind: 'invalid',
    ko: '이 사업의 비목을 목록에서 골라 주세요.',
    en: 'Choose a category of this programme from the list.',
  },
  'route.institution': {
    kind: 'invalid',
    ko: '이 팀에 없는 기관입니다. 다시 골라 주세요.',
    en: 'The team has no such institution. Choose again.',
  },
  'route.institution-elsewhere': {
    kind: 'invalid',
    ko: '여러 팀에 쓰이는 결재선은 기관을 가릴 수 없습니다.',
    en: 'A route of several teams can’t tell institutions apart.',
  },
  'route.finding': {
    kind: 'invalid',
    ko: '지금 시행 중인 규칙에 없는 것입니다. 다시 골라 주세요.',
    en: 'The rules in force have no such rule. Choose again.',
  },
  'route.after-days': {
    kind: 'invalid',
    ko: '며칠 뒤에 다른 사람에게도 물을지 1에서 60 사이의 숫자로 적어 주세요.',
    en: 'Give after how many days others are asked, too, from 1 to 60.',
  },
  'route.late-deciders': {
    kind: 'invalid',
    ko: '늦으면 누구에게 물을지 역할이나 사람을 골라 주세요.',
    en: 'Choose whom to ask when it is late.',
  },
  'route.late-office': {
    kind: 'invalid',
    ko: '전담기관 단계는 담당자 모두에게 묻습니다. 늦을 때 따로 물을 사람은 둘 수 없습니다.',
    en: 'The office’s step asks all of its officers; nobody else can be asked when it is late.',
  },
  'route.claimant': {
    kind: 'invalid',
    ko: '이 팀에 없는 사람입니다. 다시 골라 주세요.',
    en: 'The team has no such person. Choose again.',
  },
  'route.team': {
    kind: 'invalid',
    ko: '참여하는 팀을 골라 주세요.',
    en: 'Choose a team that takes part.',
  },
});
