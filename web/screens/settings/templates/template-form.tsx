import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isSameContent } from '#shared/templates/template.ts';
import { isRefusal } from '../../../data/api.ts';
import { type Template, useCreateTemplate, useSaveTemplate, useTemplatePreview } from '../../../data/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError, TextField } from '../../../ui/field.tsx';
import { say } from '../../../ui/toast-store.ts';
import { useSettled } from '../../../ui/use-settled.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { StaleTemplate } from './stale-template.tsx';
import { beginDraft, contentOf, isSameDraft, type TemplateDraft } from './template-draft.ts';
import { TemplateHead } from './template-head.tsx';
import { TemplateRules } from './template-rules.tsx';
import { TemplateSections } from './template-sections.tsx';
import { TemplateVersions } from './template-versions.tsx';

type Props = { stored: Template | null; start: Parameters<typeof beginDraft>[0] };

/** Edits a template. `stored` is what the server has, null while it has none; `start` is what the fields begin with. */
export function TemplateForm({ stored, start }: Props) {
  const navigate = useNavigate();
  const save = useSaveTemplate();
  const create = useCreateTemplate();
  const [draft, setDraft] = useState(() => beginDraft(start));
  const [saved, setSaved] = useState(() => (stored ? beginDraft(stored) : null));
  const [revision, setRevision] = useState(stored?.revision ?? 0);
  const preview = useTemplatePreview(contentOf(useSettled(draft, 300)));
  const isChanged = saved === null || !isSameDraft(draft, saved);
  const isStale = isRefusal(save.error, 'stale');
  const faults = preview.data?.faults ?? [];
  const change = (next: TemplateDraft) => {
    if (!isStale) save.reset();
    create.reset();
    setDraft(next);
  };
  const keepSaved = (template: Template) => {
    setSaved(beginDraft(template));
    setRevision(template.revision);
    setDraft((now) => ({ ...now, sections: now.sections.map((section) => ({ ...section, isNew: false })) }));
  };
  const submit = (baseRevision = revision) => {
    const input = { ...contentOf(draft), priority: draft.priority, rules: draft.rules };
    if (!stored)
      return create.mutate(input, {
        onSuccess: (template) => {
          setSaved(draft);
          say(`${template.name} is made.`);
          // After this turn: the guard must have seen that nothing is unsaved.
          setTimeout(() => void navigate({ to: '/settings/templates/$key', params: { key: template.key } }));
        },
      });
    save.mutate(
      { key: stored.key, baseRevision, ...input },
      {
        onSuccess: (template) => {
          say(template.version === stored.version ? 'Saved.' : `Saved as version ${template.version}.`);
          keepSaved(template);
        },
      },
    );
  };
  const error = stored ? save.error : create.error;
  return (
    <form
      className="template-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <LeaveGuard isChanged={isChanged && (saved !== null || draft.name !== '')} />
      <TemplateHead stored={stored} name={draft.name} />
      <div className="template-names">
        <TextField
          label="Name"
          value={draft.name}
          onChange={(event) => change({ ...draft, name: event.target.value })}
          maxLength={100}
          required
        />
        <TextField
          label="What it is for"
          optional
          value={draft.description}
          onChange={(event) => change({ ...draft, description: event.target.value })}
          maxLength={2000}
        />
      </div>
      <TemplateSections draft={draft} onChange={change} preview={preview.data} />
      <TemplateRules draft={draft} onChange={change} isDefault={stored?.isDefault ?? false} />
      {isStale && stored ? (
        <StaleTemplate
          draft={draft}
          templateKey={stored.key}
          onTakeTheirs={(theirs) => {
            save.reset();
            setDraft(beginDraft(theirs));
            keepSaved(theirs);
          }}
          onSaveOver={(theirs) => submit(theirs.revision)}
        />
      ) : (
        <FormError error={error} />
      )}
      <div className={`template-save ${isChanged ? 'is-changed' : ''}`}>
        <Button
          type="submit"
          look="primary"
          busy={save.isPending || create.isPending}
          disabled={!isChanged || faults.length > 0}
        >
          {saveWords(stored, saved, draft, isChanged)}
        </Button>
        {isChanged && saved && (
          <Button look="plain" onClick={() => change(saved)}>
            Undo all changes
          </Button>
        )}
        <FaultCount faults={faults.length} />
      </div>
      {stored && (
        <TemplateVersions
          templateKey={stored.key}
          onTake={(content) => change({ ...beginDraft({ ...draft, ...content }) })}
        />
      )}
    </form>
  );
}

function saveWords(
  stored: Template | null,
  saved: TemplateDraft | null,
  draft: TemplateDraft,
  isChanged: boolean,
): string {
  if (!stored || !saved) return 'Make the template';
  if (!isChanged) return 'Nothing changed';
  return !isSameContent(contentOf(draft), contentOf(saved))
    ? `Save as version ${stored.version + 1}`
    : 'Save the rules';
}

function FaultCount({ faults }: { faults: number }) {
  return (
    <span className="bad small" role="status">
      {faults > 0 && `${faults} ${faults === 1 ? 'thing' : 'things'} to mend first`}
    </span>
  );
}
