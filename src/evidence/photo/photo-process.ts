import { answerRequests } from '../reading/answer-requests.js';
import { Ocr } from './ocr.js';
import { photoReading } from './photo-reading.js';
import type { PhotoRequest } from './photo-reader.js';
import { pictureOf } from './upright-photo.js';

/** The server's other half for pictures: started by `PhotoReader`, ends with it. */
const ocr = new Ocr();

answerRequests<PhotoRequest>((request) =>
  request.what === 'reading' ? photoReading(ocr, request.path) : pictureOf(request.path, request.turned),
);
