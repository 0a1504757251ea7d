import type { AddCategoryCommand } from '../../programmes/categories.js';

/** A category with those beneath it; children inherit cost and labour. */
export interface DemoCategory extends Omit<AddCategoryCommand, 'parentId'> {
  children?: readonly DemoCategory[];
}

function category(code: string, ko: string, en: string, children?: readonly DemoCategory[]): DemoCategory {
  return { code, name: { ko, en }, children };
}

/** 비목과 세목: 국가연구개발사업 연구개발비 사용 기준 제5조에서 제17조까지. */
export const DEMO_CATEGORIES: readonly DemoCategory[] = [
  { ...category('LABOR', '인건비', 'Labour'), labour: true },
  { ...category('STUDENT', '학생인건비', 'Student labour'), labour: true },
  category('EQUIP', '연구시설·장비비', 'Facilities and equipment', [
    category('PURCHASE', '구입·설치비', 'Purchase and installation'),
    category('LEASE', '임차비', 'Lease'),
    category('UPKEEP', '운영·유지비', 'Operation and upkeep'),
    category('INFRA', '연구인프라 조성비', 'Research infrastructure'),
  ]),
  category('MATERIAL', '연구재료비', 'Materials', [
    category('PURCHASE', '연구재료 구입비', 'Purchase of materials'),
    category('MANAGEMENT', '과제 관리비', 'Project management'),
    category('MAKING', '연구재료 제작비', 'Making of prototypes'),
  ]),
  category('ACTIVITY', '연구활동비', 'Research activities', [
    category('IP', '지식재산 창출 활동비', 'Creation of intellectual property'),
    category('EXPERT', '외부 전문기술 활용비', 'Outside expertise', [
      category('TECHNOLOGY', '기술도입비', 'Technology transfer'),
      category('ADVICE', '전문가활용비', 'Expert advice'),
      category('SERVICE', '연구개발서비스 활용비', 'Research services'),
    ]),
    category('MEETING', '회의비', 'Meetings'),
    category('TRAVEL', '출장비', 'Travel'),
    category('SOFTWARE', '소프트웨어 활용비', 'Use of software', [
      category('LICENCE', '소프트웨어 이용료', 'Software licences'),
      category('DATA', '데이터 이용료', 'Data licences'),
      category('NETWORK', '네트워크 이용료', 'Network fees'),
    ]),
    category('CLOUD', '클라우드컴퓨팅서비스 활용비', 'Cloud computing'),
    category('OFFICE', '연구실 운영비', 'Running of laboratories'),
    category('SUPPORT', '연구인력 지원비', 'Support of researchers', [
      category('TRAINING', '교육 훈련비', 'Training'),
      category('CONFERENCE', '학회·세미나 참가비', 'Conferences'),
      category('NIGHT-MEAL', '야근 식대', 'Overtime meals'),
    ]),
    category('OVERSEAS', '해외 연구자 유치 지원비', 'Inviting overseas researchers'),
    category('MANAGEMENT', '종합사업관리비', 'Programme management'),
    category('OTHER', '그 밖의 활동비', 'Other activities'),
  ]),
  category('INNOV', '연구혁신비', 'Research innovation'),
  category('ALLOW', '연구수당', 'Research allowance'),
  category('SECURITY', '보안수당', 'Security allowance'),
  category('SUBCON', '위탁연구개발비', 'Contracted research'),
  category('INTL', '국제공동연구개발비', 'International joint research'),
  category('BURDEN', '연구개발부담비', 'Research burden'),
  {
    ...category('INDIRECT', '간접비', 'Indirect cost', [
      category('STAFF', '인력지원비', 'Support staff'),
      category('RESEARCH', '연구지원비', 'Research support'),
      category('RESULTS', '성과활용지원비', 'Use of results'),
    ]),
    cost: 'indirect',
  },
];
