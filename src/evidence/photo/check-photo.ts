import sharp, { type Sharp } from 'sharp';
import { decodeHeic } from './heic.js';
import { PHOTO_ERRORS } from './photo.errors.js';

const MEGAPIXELS = 60;
const MEGAPIXEL = 1_000_000;
const LONGEST_SIDE = 20_000;
const SECONDS = 15;
const HEIC_COMPRESSION = 'hevc';

/** Every pixel is decoded once, at a size that costs next to nothing to keep. */
const SAMPLE_SIDE = 64;

/**
 * Refuses a picture by its header where decoding it would fill the memory, and by decoding it where it stops too early.
 * Decoding happens outside the event loop.
 */
export async function checkPhoto(path: string): Promise<void> {
  const header = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!header?.width || !header.height) throw PHOTO_ERRORS.fail('photo.damaged');
  const { width, height } = header;
  if (width * height > MEGAPIXELS * MEGAPIXEL || Math.max(width, height) > LONGEST_SIDE)
    throw PHOTO_ERRORS.fail('photo.too-many-pixels', { width, height, megapixels: MEGAPIXELS });
  // Decoding it takes seconds of one thread: whether it is whole shows when it is read.
  if (header.compression === HEIC_COMPRESSION) return;
  await (
    await openPhoto(path)
  )
    .timeout({ seconds: SECONDS })
    .resize(SAMPLE_SIDE, SAMPLE_SIDE, { fit: 'inside' })
    .raw()
    .toBuffer()
    .catch(() => {
      throw PHOTO_ERRORS.fail('photo.damaged');
    });
}

/** A picture within the limits, read from start to end. */
export async function openPhoto(path: string): Promise<Sharp> {
  if (await isHeic(path)) {
    const { data, width, height } = await decodeHeic(path, MEGAPIXELS * MEGAPIXEL);
    return sharp(data, { raw: { width, height, channels: 4 } });
  }
  return sharp(path, {
    limitInputPixels: MEGAPIXELS * MEGAPIXEL,
    sequentialRead: true,
    failOn: 'truncated',
    pages: 1,
  });
}

/** Of the sorts of HEIF only this one is left to a decoder of its own; AVIF the picture library decodes itself. */
async function isHeic(path: string): Promise<boolean> {
  const { compression } = await sharp(path, { limitInputPixels: false }).metadata();
  return compression === HEIC_COMPRESSION;
}
