import sharp from 'sharp';
import type { DocumentReading } from '../reading/document-reading.js';
import { openPhoto } from './check-photo.js';

type Turn = NonNullable<DocumentReading['turned']>;

/** Wide enough for the letters of a receipt; more takes longer and reads no better. */
const READ_WIDTH = 1000;
const READ_HEIGHT = 3000;
const SHOWN_WIDTH = 1200;
const SHOWN_HEIGHT = 2400;

export interface Prepared {
  readonly image: Buffer;
  /** Of the whole picture, upright. */
  readonly width: number;
  readonly height: number;
}

/** The picture as the reader wants it: as its camera held it, then turned, grey, its contrast drawn out. */
export async function prepareForReading(path: string, turned: Turn): Promise<Prepared> {
  const upright = await uprightAt(path, turned, READ_WIDTH, READ_HEIGHT, false);
  const { data, info } = await sharp(upright).grayscale().normalise().png({ compressionLevel: 1 }).toBuffer({
    resolveWithObject: true,
  });
  return { image: data, width: info.width, height: info.height };
}

/** The picture as it is shown: made anew, so that nothing but pixels comes from the file that was uploaded. */
export async function pictureOf(path: string, turned: Turn): Promise<Buffer> {
  return sharp(await uprightAt(path, turned, SHOWN_WIDTH, SHOWN_HEIGHT, true))
    .jpeg({ quality: 82 })
    .toBuffer();
}

async function uprightAt(
  path: string,
  turned: Turn,
  width: number,
  height: number,
  withoutEnlargement: boolean,
): Promise<Buffer> {
  // What the camera says is put right first, because a second turn would undo the first.
  const photo = await openPhoto(path);
  const asHeld = await photo
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize({ width: 3000, height: 3000, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const straight =
    turned === 0 ? asHeld : await sharp(asHeld).rotate(turned).png({ compressionLevel: 1 }).toBuffer();
  return sharp(straight)
    .resize({ width, height, fit: 'inside', withoutEnlargement })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
