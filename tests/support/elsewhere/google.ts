import { createVerify, generateKeyPairSync } from 'node:crypto';
import type { docs_v1 } from '@googleapis/docs';
import { type Answer, type Asked, type Elsewhere, startService } from './foreign-api.ts';

/** One place of a document: a character in UTF-16, or one of the signs that a table is made of. */
export type Unit = string | '<table>' | '<row>' | '<cell>' | '</table>';
type Kept = {
  id: string;
  title: string;
  units: Unit[];
  revision: number;
  trashed: boolean;
  parents: string[];
  styled: docs_v1.Schema$Request[];
};

const FOLDER = 'folder-0123456789';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Google's tokens, Drive and Docs: a batch is all or nothing, places are checked, a wrong revision is refused. */
export async function startGoogle(): Promise<Elsewhere & { kept: Kept[] }> {
  const kept: Kept[] = [];
  const refuse = (code: number, message: string): Answer => ({
    status: code,
    json: { error: { code, message, status: 'X' } },
  });

  function token(asked: Asked): Answer {
    const form = new URLSearchParams(asked.body.toString());
    const [head, claims, signature] = form.get('assertion')?.split('.') ?? [];
    const isGood = createVerify('RSA-SHA256')
      .update(`${head}.${claims}`)
      .verify(publicKey, signature ?? '', 'base64url');
    if (!isGood) return { status: 400, json: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } };
    return { json: { access_token: 'ya29.token', expires_in: 3599, token_type: 'Bearer' } };
  }

  function onFile(asked: Asked, id: string | undefined): Answer {
    const sent =
      asked.body.length > 0 ? (JSON.parse(asked.body.toString('utf8')) as Partial<Kept> & { name?: string }) : {};
    if (id === undefined) {
      if (sent.parents?.[0] !== FOLDER) return refuse(404, 'File not found');
      const file: Kept = {
        id: `doc-${kept.length + 1}-abcdef`,
        title: sent.name!,
        units: ['\n'],
        revision: 1,
        trashed: false,
        parents: [FOLDER],
        styled: [],
      };
      kept.push(file);
      return { json: { id: file.id } };
    }
    if (id === FOLDER)
      return { json: { id, name: 'Post-mortems', trashed: false, capabilities: { canAddChildren: true } } };
    const file = kept.find((one) => one.id === id);
    if (!file) return refuse(404, `File not found: ${id}.`);
    if (asked.method === 'PATCH') {
      if (sent.name !== undefined) file.title = sent.name;
      if (sent.trashed !== undefined) file.trashed = sent.trashed;
    }
    return { json: { id, name: file.title, trashed: file.trashed, capabilities: { canAddChildren: false } } };
  }

  function onDocument(asked: Asked, id: string, isBatch: boolean): Answer {
    const file = kept.find((one) => one.id === id);
    if (!file) return refuse(404, 'Requested entity was not found.');
    if (isBatch) {
      const { requests, writeControl } = JSON.parse(
        asked.body.toString('utf8'),
      ) as docs_v1.Schema$BatchUpdateDocumentRequest;
      if (writeControl?.requiredRevisionId !== `rev-${file.revision}`)
        return refuse(400, 'The required revision ID does not match the latest revision.');
      const units = [...file.units];
      try {
        for (const request of requests ?? []) apply(units, request);
      } catch (error) {
        return refuse(400, (error as Error).message);
      }
      Object.assign(file, { units, revision: file.revision + 1, styled: requests });
      return { json: { documentId: id, replies: [] } };
    }
    const content = [
      { endIndex: 1, sectionBreak: {} },
      {
        startIndex: 1,
        endIndex: file.units.length + 1,
        paragraph: { elements: [{ textRun: { content: file.units.join('') } }] },
      },
    ];
    return { json: { documentId: id, title: file.title, revisionId: `rev-${file.revision}`, body: { content } } };
  }

  function answer(asked: Asked): Answer {
    if (asked.path === '/token') return token(asked);
    if (asked.headers.authorization !== 'Bearer ya29.token') return refuse(401, 'Invalid Credentials');
    const file = /^\/drive\/v3\/files(?:\/(.+))?$/.exec(asked.path);
    if (file)
      return asked.query.get('supportsAllDrives') === 'true' ? onFile(asked, file[1]) : refuse(404, 'File not found');
    const document = /^\/v1\/documents\/([\w-]+)(:batchUpdate)?$/.exec(asked.path);
    return document ? onDocument(asked, document[1]!, document[2] !== undefined) : refuse(404, 'Not found');
  }

  const service = await startService(answer);
  return {
    kept,
    service,
    settings: { folderId: `https://drive.google.com/drive/folders/${FOLDER}`, apiAddress: service.url },
    secret: JSON.stringify({
      type: 'service_account',
      client_email: 'debrief@acme.iam.gserviceaccount.com',
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      token_uri: `${service.url}/token`,
    }),
    pages: async () =>
      kept
        .filter(({ trashed }) => !trashed)
        .map(({ id, title, units }) => ({ id, title, text: units.filter((one) => one.length === 1).join('') })),
    editByHand: async (id) => {
      const file = kept.find((one) => one.id === id)!;
      file.units.unshift(...'Written by hand.');
      file.revision += 1;
    },
    deletePage: async (id) => {
      kept.find((one) => one.id === id)!.trashed = true;
    },
    everything: async () =>
      Buffer.concat(service.asked.map(({ path, body }) => Buffer.concat([Buffer.from(path), body]))),
    stop: service.stop,
  };
}

/** What a request does to the text; looks are only checked for where they are. */
export function apply(units: Unit[], request: docs_v1.Schema$Request): void {
  const end = () => units.length + 1;
  const check = ({ startIndex, endIndex }: docs_v1.Schema$Range) => {
    if (startIndex! < 1 || endIndex! > end() || startIndex! >= endIndex!)
      throw new Error(`Index ${startIndex}-${endIndex} is out of bounds`);
  };
  const insertAt = (index: number, text: string) => {
    const before = units[index - 1];
    if (index < 1 || index >= end()) throw new Error('Index must be less than the end index');
    if (before !== undefined && before.length > 1 && units[index - 1] !== '\n')
      throw new Error('The insertion index must be inside the bounds of an existing paragraph');
    units.splice(index - 1, 0, ...text.split(''));
  };
  if (request.insertText) {
    const { text } = request.insertText;
    // It would drop these silently, and everything behind them would stand elsewhere than its sender thinks.
    if (/[\u0000-\u0008\u000c-\u001f\ue000-\uf8ff]/.test(text!)) throw new Error('Characters that would be dropped');
    insertAt(request.insertText.location!.index!, text!);
  } else if (request.insertTable) {
    const { rows, columns, location } = request.insertTable;
    const row = ['<row>', ...Array.from({ length: columns! }, () => ['<cell>', '\n']).flat()];
    const table = ['\n', '<table>', ...Array.from({ length: rows! }, () => row).flat(), '</table>'];
    if (location!.index! >= end()) throw new Error('Index must be less than the end index');
    units.splice(location!.index! - 1, 0, ...table);
  } else if (request.deleteContentRange) {
    const range = request.deleteContentRange.range!;
    check(range);
    if (range.endIndex! >= end())
      throw new Error('The range cannot include the newline character at the end of the segment');
    units.splice(range.startIndex! - 1, range.endIndex! - range.startIndex!);
  } else if (request.createParagraphBullets) {
    const range = request.createParagraphBullets.range!;
    check(range);
    for (let at = range.endIndex! - 2; at >= range.startIndex! - 1; at -= 1)
      if (units[at] === '\t' && (at === 0 || units[at - 1] === '\n' || units[at - 1] === '\t')) units.splice(at, 1);
  } else {
    const styled = request.updateTextStyle ?? request.updateParagraphStyle ?? request.deleteParagraphBullets;
    check(styled!.range!);
  }
}
