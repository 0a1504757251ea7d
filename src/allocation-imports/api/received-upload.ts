import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { ALLOCATION_IMPORT_ERRORS } from '../allocation-import.errors.js';
import { ALLOCATION_MODES, type AllocationMode } from '../allocation-import.js';
import type { ReceiveAllocations, ReceivedAllocations } from '../receive-allocations.js';
import type { Actor } from '../../platform/access/actor.js';

/** The file of a form or request, and what its amounts mean: a field before it, or of the address. */
export async function receiveUpload(
  actor: Actor,
  request: FastifyRequest,
  reception: ReceiveAllocations,
): Promise<ReceivedAllocations> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part?.filename) throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.file-missing');
  const field = part.fields['mode'];
  const typed = field && 'value' in field ? field.value : modeOfQuery(request.query);
  const mode = ALLOCATION_MODES.find((one) => one === typed);
  if (!mode) {
    part.file.resume();
    throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.mode-unknown');
  }
  return reception.execute(actor, { mode, file: fileOf(part) });
}

function modeOfQuery(query: unknown): AllocationMode | undefined {
  const mode = typeof query === 'object' && query !== null && 'mode' in query ? query.mode : undefined;
  return ALLOCATION_MODES.find((one) => one === mode);
}

function fileOf(part: { filename: string; file: NodeJS.ReadableStream & { truncated: boolean } }) {
  return { name: part.filename, content: part.file as never, truncated: () => part.file.truncated };
}
