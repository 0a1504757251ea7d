import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldProblem } from '../errors/domain-error.js';
import { WEB_ERRORS } from './web.errors.js';

/** Checks every body and query against its DTO; unknown fields are refused, each problem points at its field. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const base = WEB_ERRORS.fail('web.invalid-input');
      return new DomainError(base.code, base.kind, base.text, problemsOf(errors, ''));
    },
  });
}

function problemsOf(errors: readonly ValidationError[], path: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = `${path}/${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      pointer,
      code: `web.${rule}`,
      text: { ko: KOREAN[rule] ?? '값을 확인해 주세요.', en: message },
    }));
    return [...own, ...problemsOf(error.children ?? [], pointer)];
  });
}

/** What each validation rule means to the person who filled the field in. */
const KOREAN: Record<string, string> = {
  whitelistValidation: '알 수 없는 항목입니다. 빼고 다시 보내 주세요.',
  isUuid: '식별자 형식이 아닙니다.',
  isString: '글자로 적어 주세요.',
  isNotEmpty: '비워 둘 수 없습니다.',
  isEmail: '이메일 주소 형식으로 적어 주세요.',
  maxLength: '너무 깁니다. 줄여 주세요.',
  minLength: '너무 짧습니다. 더 적어 주세요.',
  isKstDate: '날짜를 2025-09-15처럼 적어 주세요.',
  isWonText: '금액을 원 단위 숫자로 적어 주세요. 예: 1234567',
  isIn: '정해진 값 가운데 하나를 골라 주세요.',
  isInt: '정수로 적어 주세요.',
  min: '값이 너무 작습니다.',
  max: '값이 너무 큽니다.',
  isObject: '이름과 값의 묶음으로 보내 주세요.',
  nestedValidation: '이름과 값의 묶음으로 보내 주세요.',
  isArray: '목록으로 보내 주세요.',
  arrayMinSize: '하나 이상 있어야 합니다.',
  arrayMaxSize: '너무 많습니다. 나누어 보내 주세요.',
  isBoolean: '참 또는 거짓으로 보내 주세요.',
};
