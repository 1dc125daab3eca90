import { createHash } from 'node:crypto';
import { drawDocument } from '#server/features/exports/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { localTime } from '#shared/drafting/local-time.ts';
import type { Page, PagePicture } from './page.ts';
import type { PageRow } from './pages-store.ts';

/** Addresses of pictures kept here: nobody outside can open them. */
const OWN_PICTURES = /!\[((?:\\.|[^\]\\])*)\]\(\/api\/v1\/files\/[^)\s]*(?:\s+"[^"]*")?\)/g;

type Published = { document: PostMortemDocument; publishedAt: Date };

/** What stands there once it is published. */
export async function makePage(ctx: Context, row: PageRow, { document, publishedAt }: Published): Promise<Page> {
  const drawn = await drawDocument(ctx, row.postMortemId, document);
  let stored = 0;
  const pictures = drawn.pictures.map(({ id, ...picture }): PagePicture => {
    const isDrawing = id === 'timeline' || id === 'factors';
    if (!isDrawing) stored += 1;
    // Named by what they are: the name somebody gave a file may say more than this audience is to read.
    return { ...picture, file: id, name: `debrief-${isDrawing ? id : `picture-${stored}`}.${picture.type}` };
  });
  return {
    key: keyOf(row.id),
    title: drawn.document.title,
    document: drawn.document,
    pictures,
    markdown: drawn.markdown.replace(OWN_PICTURES, (_, words: string) => `*[${words || 'picture'}]*`),
    facts: {
      status: 'published',
      version: row.number,
      date: publishedAt.toISOString().slice(0, 10),
      severity: document.severity ?? null,
      services: document.services,
    },
    message: `${document.reference ?? drawn.document.word}: version ${row.number}`,
  };
}

/** What stands there once it is withdrawn: that it was, and no word of what stood there. */
export function makeWithdrawnPage(row: PageRow, { word, timeZone }: PostMortemDocument, withdrawnAt: Date): Page {
  const title = `Withdrawn ${word}`;
  const day = localTime(timeZone, undefined).date(withdrawnAt.getTime());
  const words = `This version was withdrawn on ${day}. What stood here does not hold any more.`;
  return {
    key: keyOf(row.id),
    title,
    document: {
      title,
      word,
      reference: null,
      facts: [],
      authors: [],
      changedAt: null,
      asOf: null,
      strip: null,
      sections: [
        {
          key: 'withdrawn',
          title: 'Withdrawn',
          note: null,
          blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: words }], direction: 'ltr' }],
        },
      ],
      openQuestions: [],
      evidence: [],
    },
    pictures: [],
    markdown: `# ${title}\n\n${words}\n`,
    facts: {
      status: 'withdrawn',
      version: row.number,
      date: withdrawnAt.toISOString().slice(0, 10),
      severity: null,
      services: [],
    },
    message: `Version ${row.number} withdrawn`,
  };
}

const keyOf = (id: string) => `debrief-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
