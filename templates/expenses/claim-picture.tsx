import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { INVOICE_MARKS } from '../components/invoice-mark.js';
import { invoiceTexts } from '../components/tax-invoice-texts.js';
import { inLocale } from '../texts.js';
import { claimFormTexts } from './claim-form-texts.js';
import type { PictureMark, PictureView } from './claim-form-view.js';

/** A picture beside the form: the places that filled a field framed and numbered like the field. */
export function ClaimPicture({ picture, locale }: { picture: PictureView; locale: Locale }): JSX.Element {
  const t = inLocale(claimFormTexts, locale);
  const { document, state, size, marks } = picture;
  return (
    <figure class="document-photo">
      {state !== 'read' && (
        <figcaption class="meta">
          <span role="status">{state === 'waiting' ? t.pictureBeingRead : t.pictureNotRead}</span>
        </figcaption>
      )}
      {size && marks.length > 0 ? (
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          width={size.width}
          height={size.height}
          role="group"
          aria-label={document.name}
        >
          <image href={`${document.href}/picture`} width={size.width} height={size.height} />
          {marks.map((mark) => (
            <PlaceRead key={mark.of} mark={mark} size={size} locale={locale} />
          ))}
        </svg>
      ) : (
        <a href={document.href} data-turbo="false">
          <img src={`${document.href}/picture`} alt={document.name} loading="lazy" />
        </a>
      )}
    </figure>
  );
}

interface PlaceReadProps {
  mark: PictureMark;
  size: { width: number; height: number };
  locale: Locale;
}

/** The frame leads to the field it filled, as the numbers of a drawn invoice do. */
function PlaceRead({ mark, size, locale }: PlaceReadProps): JSX.Element {
  const t = inLocale(invoiceTexts, locale);
  const number = INVOICE_MARKS[mark.of];
  const [x, y] = [(mark.x / 100) * size.width, (mark.y / 100) * size.height];
  const [width, height] = [(mark.width / 100) * size.width, (mark.height / 100) * size.height];
  // Letters and air are measured in the picture's own pixels, whose number differs from camera to camera.
  const unit = size.width / 50;
  // Beside the frame, so that it covers none of what was read, and never off the page.
  const beside = { x: Math.max(unit, x - unit * 1.2), y: Math.max(unit, y) };
  return (
    <a
      class="place-read"
      id={`read-${number}`}
      href={`#filled-${number}`}
      aria-label={t.mark(number, t[mark.of])}
    >
      <rect
        x={x - unit / 3}
        y={y - unit / 3}
        width={width + (unit * 2) / 3}
        height={height + (unit * 2) / 3}
        rx={unit / 4}
      />
      <circle cx={beside.x} cy={beside.y} r={unit} />
      <text x={beside.x} y={beside.y} font-size={unit * 1.4} text-anchor="middle" dominant-baseline="central">
        {number}
      </text>
    </a>
  );
}
