import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { Role } from '../platform/access/actor.js';
import { PEOPLE_ERRORS } from './people.errors.js';

/** A person as a line of the file says it. */
export interface CsvPerson {
  /** Line of the file, from 1. */
  row: number;
  /** The line itself, to be put right. */
  line: string;
  name: string;
  email: string;
  /** Known roles in our words, others as they were written. */
  roles: string[];
  institution: string;
  /** Code of a team; only an officer's file has it. */
  team: string;
}

const MOST_ROWS = 500;

const COLUMNS: Record<string, keyof Omit<CsvPerson, 'row' | 'line'>> = {
  name: 'name',
  이름: 'name',
  성명: 'name',
  email: 'email',
  'e-mail': 'email',
  이메일: 'email',
  roles: 'roles',
  role: 'roles',
  역할: 'roles',
  institution: 'institution',
  기관: 'institution',
  team: 'team',
  팀: 'team',
};

const ROLE_WORDS: Record<string, Role> = {
  연구자: 'researcher',
  연구책임자: 'principal-investigator',
  책임자: 'principal-investigator',
  pi: 'principal-investigator',
  관리자: 'administrator',
  재무: 'finance',
  담당: 'officer',
  전담기관담당: 'officer',
  감사: 'auditor',
};

interface ParsedRow {
  record: Record<string, string>;
  info: { lines: number };
  raw: string;
}

/** Reads the people of a CSV file that a spreadsheet has saved, in UTF-8 or in the code page of Korean Windows. */
export function readPeopleCsv(content: Buffer): CsvPerson[] {
  const rows = parseRows(decode(content));
  if (rows.length > MOST_ROWS) throw PEOPLE_ERRORS.fail('people.file-too-long', { max: MOST_ROWS });
  return rows.map(({ record, info, raw }) => ({
    row: info.lines,
    line: raw.replaceAll(/\p{Cc}+/gu, ' ').trim(),
    name: record['name'] ?? '',
    email: record['email'] ?? '',
    roles: rolesOf(record['roles'] ?? ''),
    institution: record['institution'] ?? '',
    team: record['team'] ?? '',
  }));
}

function decode(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return iconv.decode(content, 'cp949');
  }
}

function parseRows(text: string): ParsedRow[] {
  let rows: ParsedRow[];
  try {
    rows = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      info: true,
      raw: true,
      columns: (header: string[]) => header.map((title) => COLUMNS[title.toLowerCase()] ?? `other ${title}`),
    });
  } catch {
    throw PEOPLE_ERRORS.fail('people.file-unreadable');
  }
  const known = rows[0] ? Object.keys(rows[0].record) : [];
  if (!['name', 'email', 'roles'].every((column) => known.includes(column)))
    throw PEOPLE_ERRORS.fail('people.file-unreadable');
  return rows;
}

function rolesOf(text: string): string[] {
  const words = text.split(/[;,/|·+]/).map((word) => word.trim().toLowerCase());
  return [
    ...new Set(
      words
        .filter(Boolean)
        .map((word) => ROLE_WORDS[word.replaceAll(/\s/g, '')] ?? word.replaceAll(/\s/g, '-')),
    ),
  ];
}
