import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type ParsedFont } from 'fontkit';
import sharp from 'sharp';
import { Random } from './random.js';
import type { ReceiptText, Row } from './receipt-text.js';

const require = createRequire(import.meta.url);

/** How a photo of it came out. */
export interface Look {
  readonly font: string;
  readonly width: number;
  readonly size: number;
  /** Grey of ink and paper, 0 to 255; faded thermal paper has them close together. */
  readonly ink: number;
  readonly paper: number;
  readonly skew: number;
  readonly blur: number;
  readonly noise: number;
  readonly quality: number;
  /** Clockwise quarter turns of the picture, and whether its EXIF says so. */
  readonly turned: 0 | 90 | 180 | 270;
  readonly exif: boolean;
  /** Of the noise, so that the same photo comes out each time. */
  readonly grain: number;
}

const FONTS = {
  sans: ['pretendard-gov/dist/public/static/alternative/PretendardGOV-Medium.ttf'],
  mono: fontsource('nanum-gothic-coding'),
  serif: fontsource('gowun-batang'),
} as const;

function fontsource(name: string): string[] {
  return ['korean', 'latin'].map((subset) => `@fontsource/${name}/files/${name}-${subset}-400-normal.woff2`);
}

const opened = new Map<string, ParsedFont[]>();

function fontsOf(name: string): ParsedFont[] {
  const known = opened.get(name);
  if (known) return known;
  const files = [...(name === 'mono' || name === 'serif' ? FONTS[name] : []), ...FONTS.sans];
  const fonts = files.map((file) => create(readFileSync(pathOf(file))));
  opened.set(name, fonts);
  return fonts;
}

function pathOf(file: string): string {
  const parts = file.split('/');
  const name = parts[0]?.startsWith('@') ? parts.slice(0, 2) : parts.slice(0, 1);
  return join(dirname(require.resolve(`${name.join('/')}/package.json`)), ...parts.slice(name.length));
}

export function makeLook(random: Random, index: number): Look {
  const faded = index % 4 === 1;
  return {
    font: random.pick(['sans', 'mono', 'serif']),
    width: 420 + random.below(180),
    size: 19 + random.below(8),
    ink: faded ? 95 + random.below(45) : 15 + random.below(50),
    paper: faded ? 215 + random.below(20) : 235 + random.below(20),
    skew: random.between(-2.5, 2.5),
    blur: random.share() < 0.5 ? 0 : random.between(0.4, 1.1),
    noise: random.between(0, 14),
    quality: 55 + random.below(40),
    turned: index % 10 === 3 ? 90 : index % 10 === 6 ? 180 : index % 10 === 9 ? 270 : 0,
    exif: index % 20 < 10,
    grain: random.below(1_000_000),
  };
}

const DESK = { r: 120, g: 112, b: 104 };
const EDGE = { top: 30, bottom: 30, left: 30, right: 30, background: DESK };
/** What EXIF says of a picture that was turned, so that turning it back makes it upright. */
const EXIF_ORIENTATION = { 0: 1, 90: 8, 180: 3, 270: 6 } as const;

/** The receipt as a JPEG photo. */
export async function drawReceipt(receipt: ReceiptText, look: Look): Promise<Buffer> {
  const paper = sharp(Buffer.from(toSvg(receipt.rows, look))).rotate(look.skew, { background: DESK });
  const { data, info } = await paper.extend(EDGE).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const noise = { input: noiseOf(look, width * height), raw: { width, height, channels: 3 as const } };
  let photo = sharp(data, { raw: { width, height, channels: 3 } });
  if (look.blur > 0) photo = photo.blur(look.blur);
  const noisy = await photo
    .composite([{ ...noise, blend: 'soft-light' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(noisy)
    .rotate(look.turned)
    .withMetadata({ orientation: look.exif ? EXIF_ORIENTATION[look.turned] : 1 })
    .jpeg({ quality: look.quality })
    .toBuffer();
}

/** Grey grain about the middle, as its spread says. */
function noiseOf({ noise, grain }: Look, pixels: number): Buffer {
  const random = new Random(grain);
  const data = Buffer.alloc(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    // Box and Muller: two even numbers make a normal one.
    const normal = Math.sqrt(-2 * Math.log(1 - random.share())) * Math.cos(2 * Math.PI * random.share());
    const grey = Math.max(0, Math.min(255, Math.round(128 + normal * (noise + 0.5))));
    data.fill(grey, pixel * 3, pixel * 3 + 3);
  }
  return data;
}

function toSvg(rows: readonly Row[], look: Look): string {
  const margin = 24;
  const parts: string[] = [];
  let y = margin;
  for (const row of rows) {
    const size = 'large' in row && row.large ? look.size * 1.45 : look.size;
    const baseline = y + size;
    if (row.kind === 'rule') {
      const at = y + look.size * 0.6;
      parts.push(
        `<path d="M${margin} ${at}H${look.width - margin}" stroke="black" stroke-dasharray="7 4" stroke-width="1.4"/>`,
      );
      y += look.size * 1.2;
      continue;
    }
    if (row.kind === 'sides') {
      parts.push(line(row.left, margin, baseline, size, look));
      parts.push(line(row.right, look.width - margin - widthOf(row.right, size, look), baseline, size, look));
    } else {
      const x = row.kind === 'middle' ? (look.width - widthOf(row.text, size, look)) / 2 : margin;
      parts.push(line(row.text, x, baseline, size, look));
    }
    y += size * 1.5;
  }
  const ink = `rgb(${look.ink},${look.ink},${look.ink})`;
  const paper = `rgb(${look.paper},${look.paper},${look.paper - 4})`;
  const height = Math.ceil(y + margin);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${look.width}" height="${height}"><rect width="100%" height="100%" fill="${paper}"/><g fill="${ink}">${parts.join('').replaceAll('"black"', `"${ink}"`)}</g></svg>`;
}

/** Letters as outlines, so that a picture is the same wherever it is made. */
function line(text: string, x: number, y: number, size: number, look: Look): string {
  let at = x;
  return [...text]
    .map((letter) => {
      const { path, advance, scale } = glyphOf(letter, look);
      const place = `translate(${at.toFixed(2)} ${y.toFixed(2)}) scale(${(scale * size).toFixed(5)} ${(-scale * size).toFixed(5)})`;
      at += advance * size;
      return path === '' ? '' : `<path transform="${place}" d="${path}"/>`;
    })
    .join('');
}

function widthOf(text: string, size: number, look: Look): number {
  return [...text].reduce((sum, letter) => sum + glyphOf(letter, look).advance * size, 0);
}

interface Drawn {
  readonly path: string;
  /** Both in units of the letters' size. */
  readonly advance: number;
  readonly scale: number;
}

const drawn = new Map<string, Drawn>();

/** A letter's outline, taken from its font once: reading outlines is most of the work. */
function glyphOf(letter: string, look: Look): Drawn {
  const key = `${look.font}${letter}`;
  const known = drawn.get(key);
  if (known) return known;
  const font = fontFor(letter, look);
  const glyph = font.glyphForCodePoint(letter.codePointAt(0) ?? 32);
  const made = {
    path: glyph.path.toSVG(),
    advance: glyph.advanceWidth / font.unitsPerEm,
    scale: 1 / font.unitsPerEm,
  };
  drawn.set(key, made);
  return made;
}

function fontFor(letter: string, look: Look): ParsedFont {
  const fonts = fontsOf(look.font);
  const found = fonts.find((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 32)) ?? fonts.at(-1);
  if (!found) throw new Error('no font');
  return found;
}
