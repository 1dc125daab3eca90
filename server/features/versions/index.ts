import { getVersion } from './get-version.ts';
import { listVersions } from './list-versions.ts';
import { nameVersion, renameVersion } from './name-version.ts';
import { restoreVersion } from './restore-version.ts';
import { showAuthorship } from './show-authorship.ts';

export const versionOperations = [listVersions, getVersion, nameVersion, renameVersion, restoreVersion, showAuthorship];
export { keepVersion } from './keep-version.ts';
export { hasVersions } from './versions-store.ts';
