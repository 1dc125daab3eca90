import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '#shared/contracts/contract.ts';
import {
  changeTemplate,
  createTemplate,
  exportTemplate,
  getTemplate,
  listServiceTeams,
  listTemplates,
  listTemplateVersions,
  moveToTemplate,
  previewMove,
  previewTemplate,
  readTemplate,
  restoreTemplate,
  saveTemplate,
  setServiceTeam,
  showTemplateOf,
  tryTemplates,
} from '#shared/contracts/templates.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type Template = OutputOf<typeof getTemplate>;
export type TemplateRow = OutputOf<typeof listTemplates>['items'][number];
export type TemplateVersion = OutputOf<typeof listTemplateVersions>['items'][number];
export type TemplatePreview = OutputOf<typeof previewTemplate>;
export type TemplateFault = TemplatePreview['faults'][number];
export type PlannedMove = OutputOf<typeof previewMove>;
export type ReadTemplate = OutputOf<typeof readTemplate>;
export type ServiceTeam = OutputOf<typeof setServiceTeam>;

const templateKey = (key: string) => ['templates', key];

export const useTemplates = (enabled = true) =>
  useQuery({ queryKey: ['templates'], queryFn: ({ signal }) => call(listTemplates, {}, signal), enabled });
export const useTemplate = (key: string | undefined) =>
  useQuery({
    queryKey: templateKey(key ?? ''),
    queryFn: ({ signal }) => call(getTemplate, { key: key ?? '' }, signal),
    enabled: key !== undefined,
    // What is being edited must not change under the hands; a save is told when it is stale.
    refetchOnWindowFocus: false,
  });
export const useTemplateVersions = (key: string) =>
  useQuery({
    queryKey: [...templateKey(key), 'versions'],
    queryFn: ({ signal }) => call(listTemplateVersions, { key }, signal),
  });
/** How it would begin, and what is wrong with it; the answer before stays until the next one is here. */
export const useTemplatePreview = (content: InputOf<typeof previewTemplate>) =>
  useQuery({
    queryKey: ['template-preview', content],
    queryFn: ({ signal }) => call(previewTemplate, content, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
export const useTryTemplates = (incident: string) =>
  useQuery({
    queryKey: ['templates', 'choice', incident.toUpperCase()],
    queryFn: ({ signal }) => call(tryTemplates, { incident }, signal),
    enabled: incident !== '',
    retry: false,
  });
export const useServiceTeams = () =>
  useQuery({ queryKey: ['service-teams'], queryFn: ({ signal }) => call(listServiceTeams, {}, signal) });

const keep = (client: QueryClient, template: Template) => {
  client.setQueryData(templateKey(template.key), template);
  void client.invalidateQueries({ queryKey: ['templates'], exact: true });
  void client.invalidateQueries({ queryKey: [...templateKey(template.key), 'versions'] });
  void client.invalidateQueries({ queryKey: ['templates', 'choice'] });
  void client.invalidateQueries({ queryKey: ['post-mortem-template'] });
};
export const useSaveTemplate = () => useChange(saveTemplate, { settle: keep, shownInPlace: true });
export const useCreateTemplate = () => useChange(createTemplate, { settle: keep, shownInPlace: true });
export const useChangeTemplate = () => useChange(changeTemplate, { settle: keep });
export const useRestoreTemplate = () => useChange(restoreTemplate, { settle: keep });
export const useSetServiceTeam = () =>
  useChange(setServiceTeam, {
    settle: (client) => {
      void client.invalidateQueries({ queryKey: ['service-teams'] });
      void client.invalidateQueries({ queryKey: ['templates', 'choice'] });
    },
  });
export const useReadTemplate = () => useChange(readTemplate, { shownInPlace: true });
export const templateFileAddress = (key: string, version?: number) =>
  `/api/v1${exportTemplate.path.replace(':key', key)}?download=true${version === undefined ? '' : `&version=${version}`}`;

export const useTemplateOf = (id: string) =>
  useQuery({
    queryKey: ['post-mortem-template', id],
    queryFn: ({ signal }) => call(showTemplateOf, { id }, signal),
    staleTime: 60_000,
  });
export const useMovePreview = (id: string, target: { template: string; version?: number } | null) =>
  useQuery({
    queryKey: ['post-mortem-template', id, 'preview', target],
    queryFn: ({ signal }) =>
      call(previewMove, { id, template: target?.template ?? '', version: target?.version }, signal),
    enabled: target !== null,
    staleTime: 0,
  });
export const useMoveToTemplate = () =>
  useChange(moveToTemplate, {
    shownInPlace: true,
    settle: (client) => {
      void client.invalidateQueries({ queryKey: ['post-mortem-template'] });
      void client.invalidateQueries({ queryKey: ['post-mortem'] });
    },
  });
