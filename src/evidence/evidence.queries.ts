import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Evidence, EvidenceFinding } from './evidence.js';
import { invoiceFromJson } from './invoice-json.js';
import { isDocumentReading, readingFromJson } from './reading/reading-json.js';

interface EvidenceRow {
  id: string;
  team_id: string;
  sha256: string;
  size_bytes: string;
  media_type: string;
  kind: 'tax-invoice' | 'document';
  original_name: string;
  uploaded_by: string;
  uploaded_at: Date;
  reading: object | null;
  reading_findings: EvidenceFinding[] | null;
  reader_version: number | null;
  document_kind?: string | null;
  expense_id?: string;
}

const COLUMNS = 'v.*, r.reading, r.findings AS reading_findings, r.reader_version';
const FROM = `FROM evidence v
  LEFT JOIN LATERAL (SELECT reading, findings, reader_version FROM evidence_readings
    WHERE team_id = v.team_id AND evidence_id = v.id ORDER BY reader_version DESC LIMIT 1) r ON true`;

/** Reads documents inside the unit of work in hand; another team's document is not there. */
@Injectable()
export class EvidenceQueries {
  constructor(private readonly unit: UnitOfWork) {}

  async find(id: string): Promise<Evidence | undefined> {
    return (await this.select('WHERE v.id = $1', [id]))[0];
  }

  async findByContent(teamId: string, sha256: string): Promise<Evidence | undefined> {
    return (await this.select('WHERE v.team_id = $1 AND v.sha256 = $2', [teamId, sha256]))[0];
  }

  /** The documents with these ids that the actor may see, in the order of the ids. */
  async findAll(ids: readonly string[]): Promise<Evidence[]> {
    if (ids.length === 0) return [];
    const found = await this.select('WHERE v.id = ANY ($1)', [[...ids]]);
    return ids.flatMap((id) => found.filter((evidence) => evidence.id === id));
  }

  /** A claim's documents in the order in which they were attached. */
  async attachedTo(teamId: string, expenseId: string): Promise<Evidence[]> {
    return this.select(
      `JOIN expense_evidence x ON x.team_id = v.team_id AND x.evidence_id = v.id
       WHERE x.team_id = $1 AND x.expense_id = $2 ORDER BY x.attached_at, v.id`,
      [teamId, expenseId],
      `${COLUMNS}, x.document_kind`,
    );
  }

  /** The documents of several claims, by claim, each claim's in the order in which they were attached. */
  async attachedToAll(expenseIds: readonly string[]): Promise<ReadonlyMap<string, Evidence[]>> {
    const rows = await this.unit.byKey<EvidenceRow>(
      `SELECT ${COLUMNS}, x.document_kind, x.expense_id ${FROM}
       JOIN expense_evidence x ON x.team_id = v.team_id AND x.evidence_id = v.id
       WHERE x.expense_id = ANY ($1::uuid[]) ORDER BY x.attached_at, v.id`,
      [[...expenseIds]],
    );
    return groupByClaim(rows);
  }

  private async select(where: string, parameters: unknown[], columns = COLUMNS): Promise<Evidence[]> {
    const rows = await this.unit.byKey<EvidenceRow>(`SELECT ${columns} ${FROM} ${where}`, parameters);
    return rows.map(evidenceFrom);
  }
}

function groupByClaim(rows: readonly EvidenceRow[]): ReadonlyMap<string, Evidence[]> {
  const found = new Map<string, Evidence[]>();
  for (const row of rows) {
    const claim = row.expense_id ?? '';
    found.set(claim, [...(found.get(claim) ?? []), evidenceFrom(row)]);
  }
  return found;
}

function evidenceFrom(row: EvidenceRow): Evidence {
  return {
    id: row.id,
    teamId: row.team_id,
    sha256: row.sha256,
    sizeBytes: Number(row.size_bytes),
    mediaType: row.media_type,
    kind: row.kind,
    originalName: row.original_name,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    ...readOf(row.reading),
    ...(row.reading_findings ? { findings: row.reading_findings } : {}),
    ...(row.document_kind ? { servesAs: row.document_kind } : {}),
    ...(row.reader_version === null ? {} : { readerVersion: row.reader_version }),
  };
}

function readOf(json: object | null): Pick<Evidence, 'invoice' | 'reading'> {
  if (!json) return {};
  return isDocumentReading(json) ? { reading: readingFromJson(json) } : { invoice: invoiceFromJson(json) };
}
