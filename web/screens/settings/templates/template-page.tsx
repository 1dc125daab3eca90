import { useParams, useSearch } from '@tanstack/react-router';
import { isRefusal } from '../../../data/api.ts';
import { useTemplate } from '../../../data/templates.ts';
import { Bone, Failed, State } from '../../../ui/states.tsx';
import { ForAdmins } from '../for-admins.tsx';
import { findImported } from './imported-template.ts';
import { EMPTY_TEMPLATE } from './template-draft.ts';
import { TemplateForm } from './template-form.tsx';
import { TemplateProcess } from './template-process.tsx';
import { ToTemplates } from './templates.tsx';
import './templates.css';

const WHY = 'They decide what everybody is asked to write.';

/** One template, to read and to edit. */
export default function TemplatePage() {
  const { key } = useParams({ from: '/inside/settings/templates/$key' });
  const { from } = useSearch({ from: '/inside/settings/templates/$key' });
  return (
    <ForAdmins action="template.manage" title="Templates" why={WHY}>
      <Loaded key={key} templateKey={key} isFromFile={from === 'file'} />
    </ForAdmins>
  );
}

function Loaded({ templateKey, isFromFile }: { templateKey: string; isFromFile: boolean }) {
  const template = useTemplate(templateKey);
  const imported = isFromFile ? findImported() : null;
  if (template.error && !template.data)
    return (
      <>
        <ToTemplates />
        {isRefusal(template.error, 'not-found') ? (
          <State title="No such template" inline>
            <p>{template.error.message} It may have been made on another installation, or under another key.</p>
          </State>
        ) : (
          <Failed error={template.error} what="template" retry={() => void template.refetch()} inline />
        )}
      </>
    );
  if (!template.data) return <TemplateBones />;
  const start = imported?.key === templateKey ? imported : null;
  return (
    <>
      <TemplateForm stored={template.data} start={start ?? template.data} />
      <TemplateProcess templateKey={templateKey} />
    </>
  );
}

/** A template that is not stored yet: empty, a copy of another, or what a file says. */
export function NewTemplatePage() {
  const { copy, from } = useSearch({ from: '/inside/settings/templates/new' });
  const original = useTemplate(copy);
  const imported = from === 'file' ? findImported() : null;
  const start = copy
    ? original.data && { ...original.data, name: `${original.data.name}, copy`, rules: [] }
    : (imported ?? EMPTY_TEMPLATE);
  return (
    <ForAdmins action="template.manage" title="Templates" why={WHY}>
      {original.error ? (
        <Failed error={original.error} what="template" retry={() => void original.refetch()} inline />
      ) : start ? (
        <TemplateForm key={copy ?? from ?? ''} stored={null} start={start} />
      ) : (
        <TemplateBones />
      )}
    </ForAdmins>
  );
}

function TemplateBones() {
  return (
    <div role="status" aria-label="Loading" style={{ display: 'grid', gap: 14 }}>
      <Bone width={220} height={24} />
      <Bone width="60%" />
      {[1, 2, 3, 4, 5].map((row) => (
        <Bone key={row} height={44} />
      ))}
    </div>
  );
}
