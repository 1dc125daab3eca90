import { getSettings } from './get-settings.ts';
import { updateSettings } from './update-settings.ts';

export const installationOperations = [getSettings, updateSettings];
export { getInstallation, type Installation } from './installation-store.ts';
