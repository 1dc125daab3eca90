import { createRequire } from 'node:module';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ExportDocument } from '#shared/document/export/export-document.ts';
import type { Picture } from '../pictures/picture.ts';
import { type FontSet, fontsFor } from './fonts.ts';
import { pageData } from './page-data.ts';
import { PAGE_SOURCE } from './page-source.ts';

/** Typst comes as CommonJS, and is loaded with the first document. */
const require = createRequire(import.meta.url);
const compilers = new Map<string, NodeCompiler>();
/** A folder that is nowhere: a page can read what it is handed, and no file of this machine. */
const WORKSPACE = '/debrief-page';

/**
 * The document as a tagged PDF on A4 with vector drawings, an outline and linked contents. The same document gives the same bytes.
 * Throws with Typst's own words when it cannot be set, which is a fault of ours whatever people wrote.
 */
export function renderPdf(document: ExportDocument, pictures: readonly Picture[]): Uint8Array {
  const text = JSON.stringify(document);
  const fonts = fontsFor(text);
  const compiler = compilerWith(fonts);
  const { data, files } = pageData(document, pictures, fonts);
  try {
    compiler.mapShadow(`${WORKSPACE}/document.json`, Buffer.from(JSON.stringify(data)));
    for (const { path, bytes } of files) compiler.mapShadow(WORKSPACE + path, Buffer.from(bytes));
    return accessible(compiler);
  } catch (error) {
    throw new Error(`the page could not be set: ${whyOf(error)}`);
  } finally {
    compiler.resetShadow();
    // Whatever was set before stays in its memory otherwise.
    compiler.evictCache(0);
  }
}

/** As PDF/UA-1, checked by Typst; tagged alone where what people wrote does not meet it: a heading that leaves out a level, for one. */
function accessible(compiler: NodeCompiler): Uint8Array {
  const page = { mainFileContent: PAGE_SOURCE };
  try {
    return compiler.pdf(page, { pdfStandard: 'ua-1' });
  } catch {
    return compiler.pdf(page, { pdfTags: true });
  }
}

function compilerWith(fonts: FontSet): NodeCompiler {
  const known = compilers.get(fonts.key);
  if (known) return known;
  const typst =
    require('@myriaddreamin/typst-ts-node-compiler') as typeof import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = typst.NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: fonts.read() }] });
  compilers.set(fonts.key, compiler);
  return compiler;
}

function whyOf(error: unknown): string {
  const { shortDiagnostics, message } = error as { shortDiagnostics?: unknown[]; message?: string };
  return shortDiagnostics ? JSON.stringify(shortDiagnostics).slice(0, 2000) : (message ?? String(error));
}
