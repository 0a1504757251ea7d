import { LEFT, RIGHT, WIDTH } from './page-measures.js';
import { INK, mm, type Element, type PdfCanvas, type TextStyle } from './pdf-canvas.js';

const TOP = mm(16);
const BOTTOM = mm(278);
const FOOT = mm(288);

/** One column of a table as it is printed. */
export interface FlowColumn {
  x: number;
  width: number;
  number?: boolean;
}

export interface FlowCell {
  text: string;
  style?: TextStyle;
}

/** Text and tables one under the other, over as many pages as they need. */
export class PdfFlow {
  y = TOP;
  private page = 1;

  constructor(
    readonly canvas: PdfCanvas,
    readonly root: Element,
    private readonly foot: string,
  ) {}

  /** Where so much has no room any more, the next page begins. */
  need(height: number): void {
    if (this.y + height <= BOTTOM) return;
    this.drawFoot();
    this.canvas.doc.addPage();
    this.page += 1;
    this.y = TOP;
  }

  end(): void {
    this.drawFoot();
  }

  heading(text: string, beside = ''): void {
    this.need(mm(24));
    this.y += mm(9);
    const { canvas } = this;
    canvas.leaf(this.root, 'H2', () => {
      const width = canvas.clipped(text, LEFT, this.y, WIDTH - mm(50), {
        size: 11.5,
        weight: 'bold',
        color: INK.strong,
      });
      if (beside) canvas.text(beside, LEFT + width + mm(3), this.y, { size: 8.5, color: INK.subtle });
    });
    canvas.artifact(() => canvas.rule(LEFT, RIGHT, this.y + mm(2), 1));
    this.y += mm(2);
  }

  paragraph(text: string, style: TextStyle): void {
    const lines = this.canvas.wrap([{ text, strong: false }], WIDTH, style);
    const leading = style.size * 1.4;
    this.need(lines.length * leading + mm(2));
    this.canvas.leaf(this.root, 'P', () => {
      this.y = this.canvas.lines(lines, LEFT, this.y + leading, leading, style);
    });
    this.y += mm(1);
  }

  /** A row as high as its highest cell; words wrap, figures shrink. */
  row(table: Element, columns: readonly FlowColumn[], cells: readonly FlowCell[], head = false): void {
    const { canvas } = this;
    const wrapped = cells.map(({ text, style = { size: 8 } }, index) => {
      const column = columns[index];
      if (!column || column.number) return [[{ text, strong: false }]];
      return canvas.wrap([{ text, strong: false }], column.width, style);
    });
    const leading = mm(3.6);
    const lines = Math.max(1, ...wrapped.map((cell) => cell.length));
    const height = lines * leading + mm(2);
    this.need(height);
    const row = canvas.branch(table, 'TR');
    for (const [index, cell] of cells.entries()) {
      const column = columns[index];
      if (!column) continue;
      const style: TextStyle = { size: 8, ...cell.style };
      canvas.leaf(
        row,
        head ? 'TH' : 'TD',
        () => {
          const baseline = this.y + mm(3.7);
          if (column.number) this.figure(cell.text, column, baseline, style);
          else canvas.lines(wrapped[index] ?? [], column.x, baseline, leading, style);
        },
        head ? { scope: 'Column' } : {},
      );
    }
    row.end();
    this.y += height;
    canvas.artifact(() => canvas.rule(LEFT, RIGHT, this.y, head ? 0.8 : 0.4, head ? INK.rule : INK.hairline));
  }

  /** A figure at its column's right end, in smaller type before it is wider than the column. */
  figure(text: string, { x, width }: FlowColumn, baseline: number, style: TextStyle): void {
    let { size } = style;
    while (size > 5 && this.canvas.width(text, { ...style, size }) > width) size -= 0.25;
    this.canvas.text(text, x + width, baseline, { ...style, size, align: 'right' });
  }

  private drawFoot(): void {
    const style: TextStyle = { size: 7, color: INK.subtle };
    this.canvas.artifact(() => {
      this.canvas.rule(LEFT, RIGHT, FOOT - mm(4), 0.5, INK.hairline);
      this.canvas.clipped(this.foot, LEFT, FOOT, WIDTH - mm(20), style);
      this.canvas.text(String(this.page), RIGHT, FOOT, { ...style, weight: 'bold', align: 'right' });
    });
  }
}
