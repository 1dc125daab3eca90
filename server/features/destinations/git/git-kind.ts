import { DestinationFault, PageConflict } from '../fault.ts';
import type { Kind } from '../kind.ts';
import type { Line } from '../line.ts';
import type { Known, Page } from '../page.ts';
import { type Branch, type GitSettings, onBranch } from './branch.ts';
import { fileOf, isFileOf, nameOf } from './file-of-page.ts';

/** Times that others may push between our fetch and our push, in one try. */
const RACES = 5;
const MOST_OF_ONE_NAME = 20;

/** A folder in a repository over http(s): one Markdown file for each post-mortem, committed by Debrief. */
export const git: Kind<GitSettings> = {
  check: async (settings, token, line) => {
    const { isEmpty } = await onBranch(settings, token, line, async (branch) => branch);
    const place = `the folder “${settings.folder || '/'}” of the branch “${settings.branch}”`;
    return `Files go to ${place}${isEmpty ? ', which the first of them begins' : ''}. Whether the token may write shows with the first one.`;
  },
  push: async (page, settings, token, line, known) => {
    const content = fileOf(page);
    const remoteVersion = await again(settings, token, line, async (branch) => {
      const path = known?.remoteId ?? (await freePath(branch, page, settings.folder));
      const there = await branch.find(path);
      if (known) refuseChanged(known, there, there && (await branch.read(there)) === content);
      if (there && (await branch.read(there)) === content) return { path, blob: there };
      const written = await branch.write(path, content, `${page.message}\n\n${page.key}\n`);
      return written && { path, blob: written.blob! };
    });
    return {
      remoteId: remoteVersion.path,
      url: addressOf(settings, remoteVersion.path),
      remoteVersion: remoteVersion.blob,
    };
  },
  remove: async (settings, token, line, known, message) => {
    await again(settings, token, line, async (branch) => {
      const there = await branch.find(known.remoteId);
      if (!there) return true;
      refuseChanged(known, there, false);
      return (await branch.write(known.remoteId, null, `${message}\n`)) && true;
    });
  },
  placeOf: ({ address, branch }) => `${address} ${branch}`,
};

/** Our files are ours by name: whatever others pushed meanwhile, the same change is made anew on top of it. */
async function again<T>(
  settings: GitSettings,
  token: string,
  line: Line,
  change: (branch: Branch) => Promise<T | null>,
): Promise<T> {
  for (let race = 0; race < RACES; race += 1) {
    const done = await onBranch(settings, token, line, change);
    if (done !== null) return done;
  }
  throw new DestinationFault('Others push to this branch so often that there was no gap.', { isFinal: false });
}

function refuseChanged({ remoteVersion }: Known, there: string | null, isTheSame: boolean | null | ''): void {
  if (there === null) throw new PageConflict('gone');
  if (remoteVersion !== null && there !== remoteVersion && !isTheSame) throw new PageConflict('edited');
}

/** A name that nobody has, or that a try of ours began. */
async function freePath(branch: Branch, page: Page, folder: string): Promise<string> {
  for (let number = 1; number <= MOST_OF_ONE_NAME; number += 1) {
    const path = [folder, nameOf(page, number)].filter(Boolean).join('/');
    const there = await branch.find(path);
    if (!there || (isFileOf(page, await branch.read(there)) && (await branch.read(there)) === fileOf(page)))
      return path;
  }
  throw new DestinationFault('There are too many files of this name in the folder.');
}

/** Where the hosts that most people use show a file; of others nothing is known. */
function addressOf({ address, branch }: GitSettings, path: string): string | null {
  const { hostname } = new URL(address);
  const root = address.replace(/\.git$/, '');
  const file = path.split('/').map(encodeURIComponent).join('/');
  const at = encodeURIComponent(branch).replaceAll('%2F', '/');
  if (hostname === 'github.com') return `${root}/blob/${at}/${file}`;
  if (/^gitlab\b/.test(hostname)) return `${root}/-/blob/${at}/${file}`;
  if (hostname === 'codeberg.org' || /^(?:gitea|forgejo)\b/.test(hostname)) return `${root}/src/branch/${at}/${file}`;
  if (hostname === 'bitbucket.org') return `${root}/src/${at}/${file}`;
  return null;
}
