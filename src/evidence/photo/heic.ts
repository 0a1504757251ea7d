import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Four bytes a pixel, as the camera held it. */
export interface DecodedPicture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** What is used of the decoder, whose own types describe its insides only. */
interface HeifImage {
  get_width(): number;
  get_height(): number;
  display(into: DecodedPicture, done: (picture: DecodedPicture | null) => void): void;
  free(): void;
}
interface Heif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
}

/** Compiled at first use: a few telephones send it, and most of those turn it into JPEG themselves. */
const open = (() => {
  let opened: Heif | undefined;
  return (): Heif => (opened ??= createRequire(import.meta.url)('libheif-js/wasm-bundle') as Heif);
})();

/**
 * The picture of a HEIC file, which the picture library can't decode; rejects for one that is damaged or has more than
 * `mostPixels`. Takes a tenth of a second and more of its thread: for the reader's process, not for the server's.
 */
export async function decodeHeic(path: string, mostPixels: number): Promise<DecodedPicture> {
  const { HeifDecoder } = open();
  const [image, ...others] = new HeifDecoder().decode(await readFile(path));
  others.forEach((other) => other.free());
  if (!image) throw new Error('no picture in the file');
  try {
    const width = image.get_width();
    const height = image.get_height();
    if (width * height > mostPixels) throw new Error('too many pixels');
    return await new Promise((resolve, reject) => {
      image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (picture) =>
        picture ? resolve(picture) : reject(new Error('the picture is damaged')),
      );
    });
  } finally {
    image.free();
  }
}
