/** The calls used of fontkit, which ships no types. */
declare module 'fontkit' {
  export interface ParsedGlyph {
    readonly advanceWidth: number;
    readonly path: { toSVG(): string };
  }
  export interface ParsedFont {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    layout(text: string, features?: readonly string[]): { advanceWidth: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): ParsedGlyph;
  }
  export function create(font: Uint8Array): ParsedFont;
}
