import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { create, type ParsedFont } from 'fontkit';
import { cleanText } from '../report-format.js';
import type { Segment } from '../report-sentences.js';
import { clipText, wrapSegments } from './wrap-text.js';

export type Weight = 'regular' | 'bold';
export type Align = 'left' | 'center' | 'right';
export type Element = PDFKit.PDFStructureElement;

export interface TextStyle {
  size: number;
  weight?: Weight;
  color?: string;
  align?: Align;
}

interface StructureOptions extends PDFKit.Mixins.StructureElementOptions {
  /** Which cells a heading cell heads; known to pdfkit, not to its types. */
  scope?: 'Row' | 'Column';
}

/** Blue is for acting: data is navy. The three parts of a bar stay apart in grey print. */
export const INK = {
  strong: '#131416',
  text: '#1e2124',
  subtle: '#58616a',
  rule: '#131416',
  hairline: '#d3d6da',
  spent: '#063a74',
  reserved: '#90b0d5',
  left: '#e6e8ea',
  band: '#d6e0eb',
  tint: '#f4f5f6',
} as const;

const FONT_FILES: Readonly<Record<Weight, string>> = {
  regular: 'PretendardGOV-Regular.ttf',
  bold: 'PretendardGOV-Bold.ttf',
};
const WEIGHTS = ['regular', 'bold'] as const;

export type Fonts = ReadonlyMap<Weight, ParsedFont>;

const require = createRequire(import.meta.url);
let fonts: Promise<Fonts> | undefined;

/**
 * The embedded font in both weights. Its digits are of one width, as columns of figures need. Parsed once: every
 * document embeds its own subset, and parsing the tables anew took longer than drawing the page.
 */
export function loadFonts(): Promise<Fonts> {
  fonts ??= Promise.all(
    WEIGHTS.map(async (weight): Promise<[Weight, ParsedFont]> => {
      const path = require.resolve(`pretendard-gov/dist/public/static/alternative/${FONT_FILES[weight]}`);
      return [weight, create(await readFile(path))];
    }),
  ).then((entries) => new Map(entries));
  return fonts;
}

/** Millimetres as points. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** Draws on a tagged page: what is read aloud goes into structure elements, lines and bars are artifacts. */
export class PdfCanvas {
  constructor(
    readonly doc: PDFKit.PDFDocument,
    fonts: Fonts,
  ) {
    for (const [weight, font] of fonts) {
      // pdfkit takes a font that fontkit has parsed, but its types know only the bytes of one.
      doc.registerFont(weight, font as unknown as PDFKit.Mixins.PDFFontSource);
    }
  }

  /** An element that holds others; call `end()` on it when they are in. */
  branch(parent: Element, type: string, options: StructureOptions = {}): Element {
    const element = this.doc.struct(type, options);
    parent.add(element);
    return element;
  }

  /** An element whose content `draw` draws. */
  leaf(parent: Element, type: string, draw: () => unknown, options: StructureOptions = {}): void {
    parent.add(this.doc.struct(type, options, [draw]));
  }

  /** Lines, bars and tints: nothing to read. */
  artifact(draw: () => unknown): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  width(text: string, { size, weight = 'regular' }: TextStyle): number {
    this.doc.font(weight, size);
    return this.doc.widthOfString(cleanText(text));
  }

  /** Writes one line; `x` is its left end, centre or right end as aligned, `baseline` where it stands. Returns its width. */
  text(text: string, x: number, baseline: number, style: TextStyle): number {
    const { size, weight = 'regular', color = INK.text, align = 'left' } = style;
    const width = this.width(text, style);
    const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    this.doc.font(weight, size).fillColor(color).text(cleanText(text), left, baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
    });
    return width;
  }

  /** One line, cut with an ellipsis when it is wider than `room`. */
  clipped(text: string, x: number, baseline: number, room: number, style: TextStyle): number {
    return this.text(
      clipText(text, room, (part) => this.width(part, style)),
      x,
      baseline,
      style,
    );
  }

  /** One line in smaller type, down to `least` points, before it is cut. */
  shrunk(text: string, x: number, baseline: number, room: number, style: TextStyle, least: number): number {
    let size = style.size;
    while (size > least && this.width(text, { ...style, size }) > room) size -= 0.25;
    return this.clipped(text, x, baseline, room, { ...style, size });
  }

  wrap(segments: readonly Segment[], width: number, style: TextStyle): Segment[][] {
    return wrapSegments(segments, width, (text, strong) =>
      this.width(text, { ...style, weight: strong ? 'bold' : style.weight }),
    );
  }

  /** Writes wrapped lines one under the other and returns the last baseline. */
  lines(lines: readonly Segment[][], x: number, baseline: number, leading: number, style: TextStyle): number {
    for (const [index, line] of lines.entries()) {
      let left = x;
      for (const { text, strong } of line) {
        left += this.text(text, left, baseline + index * leading, {
          ...style,
          weight: strong ? 'bold' : style.weight,
        });
      }
    }
    return baseline + Math.max(lines.length - 1, 0) * leading;
  }

  rule(x1: number, x2: number, y: number, thickness: number, color: string = INK.rule): void {
    this.doc.lineWidth(thickness).moveTo(x1, y).lineTo(x2, y).stroke(color);
  }

  upright(x: number, y1: number, y2: number, thickness: number, color: string = INK.rule): void {
    this.doc.lineWidth(thickness).moveTo(x, y1).lineTo(x, y2).stroke(color);
  }

  box(x: number, y: number, width: number, height: number, color: string): void {
    if (width > 0) this.doc.rect(x, y, width, height).fill(color);
  }
}
