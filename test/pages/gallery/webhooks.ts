import type { Locale } from '../../../src/platform/i18n/locale.js';
import { eventTypesFor } from '../../../src/webhooks/event-types.js';
import type {
  DeliveryPageProps,
  DeliveryRowView,
  WebhookFormPageProps,
  WebhookPageProps,
  WebhooksPageProps,
} from '../../../templates/webhooks/webhook-view.js';
import { at, frameFor } from './frames.js';
import { SECTIONS } from './settings.js';

const PATH = '/settings/webhooks';
const LONG_URL = `https://groupware.very-long-name-of-a-company.example.co.kr/integration/hanjang/${'a1b2c3d4'.repeat(6)}`;

const common = (locale: Locale, path = PATH) => ({
  frame: frameFor('administrator', locale, path),
  sections: SECTIONS,
  errors: [],
});

export function list(locale: Locale): WebhooksPageProps {
  const row = { id: 'w1', host: 'erp.example.com', waiting: 0, failed: 0, eventCount: 12 };
  return {
    ...common(locale),
    mayAdd: true,
    keepsEvents: true,
    ofOffice: false,
    rows: [
      { ...row, name: '본사 ERP', state: 'active', deliveredAt: at('2025-11-03', '09:12') },
      {
        ...row,
        id: 'w2',
        name: '그룹웨어 결재 알림',
        host: new URL(LONG_URL).host,
        state: 'active',
        failingSince: at('2025-11-02', '18:40'),
        deliveredAt: at('2025-11-02', '18:31'),
        waiting: 27,
        eventCount: 1,
      },
      { ...row, id: 'w3', name: '재무 시스템(시험)', state: 'failing', waiting: 1204, failed: 3 },
      { ...row, id: 'w4', name: 'old.example.com', host: 'old.example.com', state: 'gone', failed: 8 },
      { ...row, id: 'w5', name: '데이터 창고', state: 'paused', waiting: 4 },
    ],
  };
}

export function empty(locale: Locale): WebhooksPageProps {
  return { ...list(locale), rows: [], keepsEvents: false };
}

export function form(locale: Locale): WebhookFormPageProps {
  const types = eventTypesFor('team').map(({ name, label, subject }) => ({
    value: name,
    label: label[locale],
    subject,
  }));
  return {
    ...common(locale, `${PATH}/new`),
    choices: [
      {
        title: { ko: '집행 신청', en: 'Claims' }[locale],
        options: types.filter(({ subject }) => subject === 'claim'),
      },
      {
        title: { ko: '그 밖', en: 'Other' }[locale],
        options: types.filter(({ subject }) => subject !== 'claim'),
      },
    ],
    values: { url: '', description: '', eventTypes: [], details: false },
  };
}

export function formRefused(locale: Locale): WebhookFormPageProps {
  return {
    ...form(locale),
    endpoint: { id: 'w1', name: '본사 ERP' },
    values: { url: 'https://10.0.0.5/hook', description: '본사 ERP', eventTypes: [], details: true },
    errors: [
      {
        field: 'url',
        text: {
          ko: '사설망이나 서버 자신의 주소로는 보낼 수 없습니다. 밖에서 닿는 주소를 적거나, 운영자에게 그 망을 허용해 달라고 하세요.',
          en: 'Private and local addresses are not delivered to. Give a public one, or ask the operator to allow that network.',
        }[locale],
      },
      {
        field: 'eventTypes',
        text: { ko: '받을 이벤트를 하나 이상 골라 주세요.', en: 'Choose at least one event.' }[locale],
      },
    ],
  };
}

function rows(locale: Locale): DeliveryRowView[] {
  const row = {
    eventId: 'e1',
    label: { ko: '신청 제출', en: 'Claim submitted' }[locale],
    type: 'claim.submitted',
    number: '2025-0042',
    at: at('2025-11-03', '09:12'),
    attemptCount: 1,
  };
  return [
    {
      ...row,
      state: 'waiting',
      attemptCount: 3,
      dueAt: at('2025-11-03', '09:16'),
      lastStatus: 503,
      lastError: 'status',
    },
    { ...row, eventId: 'e2', state: 'delivered', lastStatus: 204 },
    {
      ...row,
      eventId: 'e3',
      label: { ko: '거래처 계좌 바뀜', en: 'Supplier account changed' }[locale],
      type: 'supplier-account.changed',
      number: undefined,
      state: 'failed',
      attemptCount: 12,
      lastError: 'timeout',
    },
  ];
}

export function endpoint(locale: Locale): WebhookPageProps {
  return {
    ...common(locale, `${PATH}/w1`),
    id: 'w1',
    name: '본사 ERP',
    url: 'https://erp.example.com/hooks/hanjang',
    description: '본사 ERP',
    events: form(locale).choices.flatMap(({ options }) => options.map(({ label }) => label)),
    details: true,
    state: 'active',
    stateSince: at('2025-10-01', '10:00'),
    deliveredAt: at('2025-11-03', '09:12'),
    oldSecretUntil: at('2025-11-04', '09:00'),
    deliveries: rows(locale),
    counts: { waiting: 1, failed: 1 },
    paging: { shown: 3, nextHref: `${PATH}/w1?after=x` },
    replay: { which: 'failed', from: '2025-10-27', until: '2025-11-03' },
    replayMin: '2025-10-04',
    replayMax: '2025-11-03',
    overlapHours: [0, 24, 72, 168],
  };
}

export function fresh(locale: Locale): WebhookPageProps {
  return {
    ...endpoint(locale),
    secret: 'whsec_kWb0ZzYkq7m1Z2lW0b4gq9Xr3v5yB8dFhJ6nQpTsUw4=',
    url: LONG_URL,
    deliveredAt: undefined,
    oldSecretUntil: undefined,
    deliveries: [],
    counts: { waiting: 0, failed: 0 },
    paging: { shown: 0 },
  };
}

export function stopped(locale: Locale): WebhookPageProps {
  return { ...endpoint(locale), state: 'failing', failingSince: at('2025-10-31', '08:00') };
}

export function delivery(locale: Locale): DeliveryPageProps {
  const [row] = rows(locale);
  if (!row) throw new Error('no delivery to show');
  const message = {
    id: '0199aa3e-1f2b-7c3d-8e4f-5a6b7c8d9e0f',
    type: 'claim.submitted',
    version: 1,
    timestamp: '2025-11-03T00:12:00.000Z',
    data: {
      teamId: '0199aa3e-0000-7000-8000-000000000001',
      claimId: '0199aa3e-0000-7000-8000-000000000002',
      number: '2025-0042',
      claimAmount: '11000000',
      payableAmount: '12100000',
      state: 'submitted',
      actorRoles: ['researcher'],
    },
  };
  const attempt = { durationMs: 10_001, answer: '', error: 'timeout' as const };
  return {
    ...common(locale, `${PATH}/w1/deliveries/e1`),
    endpoint: { id: 'w1', name: '본사 ERP' },
    delivery: { ...row, eventId: message.id },
    body: JSON.stringify(message, null, 2),
    attempts: [
      {
        at: at('2025-11-03', '09:14'),
        durationMs: 412,
        status: 503,
        error: 'status',
        answer: `<html><body>${'Service Unavailable '.repeat(20)}</body></html>`,
      },
      { ...attempt, at: at('2025-11-03', '09:13') },
      { ...attempt, at: at('2025-11-03', '09:12'), durationMs: 35, error: 'tls' },
    ],
    mayReplay: true,
  };
}

export function deliveryNew(locale: Locale): DeliveryPageProps {
  return { ...delivery(locale), attempts: [], mayReplay: false };
}
