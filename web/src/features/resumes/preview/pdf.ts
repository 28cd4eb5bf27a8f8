import * as pdfjs from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { Piece } from './find-lines';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

export interface PdfPage {
  /** Width by height, of the page as it is shown. */
  ratio: number;
  /** Draws the page that many CSS pixels wide. Returns what stops it. */
  draw: (canvas: HTMLCanvasElement, width: number) => () => void;
}

export interface Pdf {
  pages: readonly PdfPage[];
  pieces: readonly Piece[];
  close: () => void;
}

/** A PDF's pages and words. This module and the reader behind it load only where one is shown. */
export async function openPdf(data: ArrayBuffer): Promise<Pdf> {
  const loading = pdfjs.getDocument({
    // The reader takes its data away, and the cache keeps this one.
    data: data.slice(0),
    // Our pages may run no WebAssembly.
    useWasm: false,
    enableXfa: false,
  });
  const file = await loading.promise;
  const numbers = Array.from({ length: file.numPages }, (_, at) => at + 1);
  const proxies = await Promise.all(numbers.map((number) => file.getPage(number)));
  const pieces = await Promise.all(proxies.map(piecesOf));
  return {
    pages: proxies.map(pageOf),
    pieces: pieces.flat(),
    close: () => void loading.destroy(),
  };
}

function pageOf(page: pdfjs.PDFPageProxy): PdfPage {
  const { width, height } = page.getViewport({ scale: 1 });
  return {
    ratio: width / height,
    draw: (canvas, shown) => {
      const scale = (shown / width) * Math.min(2, globalThis.devicePixelRatio);
      const viewport = page.getViewport({ scale });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      const task = page.render({ canvas, viewport });
      task.promise.catch((error: unknown) => {
        if (!(error instanceof pdfjs.RenderingCancelledException)) throw error;
      });
      return () => task.cancel();
    },
  };
}

async function piecesOf(page: pdfjs.PDFPageProxy): Promise<Piece[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return [];
    const [, , , , x = 0, y = 0] = item.transform;
    const corners = [
      ...viewport.convertToViewportPoint(x, y - item.height * 0.25),
      ...viewport.convertToViewportPoint(x + item.width, y + item.height),
    ];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners;
    const box = {
      left: Math.min(x1, x2) / viewport.width,
      top: Math.min(y1, y2) / viewport.height,
      width: Math.abs(x2 - x1) / viewport.width,
      height: Math.abs(y2 - y1) / viewport.height,
    };
    return [{ text: item.str, page: page.pageNumber - 1, box }];
  });
}
