import { changeTemplate } from './change-template.ts';
import { createTemplate } from './create-template.ts';
import { getTemplate } from './get-template.ts';
import { listTemplateVersions } from './list-template-versions.ts';
import { listTemplates } from './list-templates.ts';
import { previewTemplate } from './preview-template.ts';
import { restoreTemplate } from './restore-template.ts';
import { saveTemplate } from './save-template.ts';
import { listServiceTeams, setServiceTeam } from './service-teams.ts';
import { exportTemplate, importTemplate, readTemplate } from './template-files.ts';
import { tryTemplates } from './try-templates.ts';

export const templateOperations = [
  listTemplates,
  getTemplate,
  createTemplate,
  saveTemplate,
  changeTemplate,
  restoreTemplate,
  listTemplateVersions,
  previewTemplate,
  tryTemplates,
  exportTemplate,
  importTemplate,
  readTemplate,
  listServiceTeams,
  setServiceTeam,
];
export { chooseTemplate } from './choose-template.ts';
export { getTemplateInUse, getTemplateRow } from './get-template.ts';
export { seedTemplates } from './seed-templates.ts';
export { listTemplateRows, type TemplateRow } from './templates-store.ts';
