import { isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { SETTING_UNITS, type Setting } from '../pack.js';
import type { YamlReader } from './yaml-reader.js';

/** The pack's numbers and lists of words, each with its default. */
export function readSettings(reader: YamlReader, root: YAMLMap): Setting[] {
  const seen = new Set<string>();
  return reader.maps(root, 'settings').map((map) => {
    const code = reader.required(map, 'code');
    return reader.within(code, () => {
      reader.keys(map, ['code', 'name', 'unit', 'value', 'default']);
      if (!/^[a-z][A-Za-z0-9]*$/.test(code))
        reader.problem(
          map,
          'code는 영문자로 시작하는 한 단어입니다.',
          'code: one word of letters and digits',
        );
      if (seen.has(code)) reader.problem(map, '같은 설정이 두 번 있습니다.', 'a setting given twice');
      seen.add(code);
      const unit = reader.choice(map, 'unit', SETTING_UNITS);
      const value = readValue(reader, map, 'value', unit === 'words');
      const usual = reader.node(map, 'default') ? readValue(reader, map, 'default', unit === 'words') : value;
      return { code, name: reader.text(map, 'name'), unit, value, default: usual };
    });
  });
}

function readValue(
  reader: YamlReader,
  map: YAMLMap,
  key: string,
  words: boolean,
): bigint | readonly string[] {
  if (words) {
    if (!isSeq(reader.node(map, key))) reader.problem(map, `${key}: 낱말 목록`, `${key}: a list of words`);
    return reader.strings(map, key);
  }
  const number = wholeNumber(reader.node(map, key));
  if (number === undefined)
    reader.problem(
      reader.node(map, key) ?? map,
      `${key}: 0 이상의 정수`,
      `${key}: a whole number, 0 or more`,
    );
  return number ?? 0n;
}

function wholeNumber(node: Node | undefined): bigint | undefined {
  if (!isScalar(node) || typeof node.value !== 'number') return undefined;
  return Number.isSafeInteger(node.value) && node.value >= 0 ? BigInt(node.value) : undefined;
}
