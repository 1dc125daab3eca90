import { useEffect } from 'react';
import type { TemplateContent } from '#shared/templates/template.ts';
import { writeTemplateFile } from '#shared/templates/write-template-file.ts';
import { type Template, useTemplate } from '../../../data/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { TextDiff } from '../../../ui/text-diff.tsx';
import { contentOf, type TemplateDraft } from './template-draft.ts';

type Props = {
  draft: TemplateDraft;
  templateKey: string;
  onTakeTheirs: (theirs: Template) => void;
  onSaveOver: (theirs: Template) => void;
};

/** Somebody else saved first: what saving over theirs would change, and both ways out. */
export function StaleTemplate({ draft, templateKey, onTakeTheirs, onSaveOver }: Props) {
  const { data, isFetching, refetch } = useTemplate(templateKey);
  useEffect(() => void refetch(), [refetch]);
  const theirs = isFetching ? undefined : data;
  const fileOf = ({ priority, rules }: TemplateDraft | Template, content: TemplateContent) =>
    writeTemplateFile({ key: templateKey, priority, rules, ...content });
  return (
    <div className="template-stale">
      <p className="form-error" role="alert">
        Somebody saved this template while you were writing. Nothing of theirs was overwritten, and nothing of yours is
        lost.
      </p>
      <p className="template-stale-acts">
        <Button small disabled={!theirs} onClick={() => theirs && onSaveOver(theirs)}>
          Save mine over it
        </Button>
        <Button small disabled={!theirs} onClick={() => theirs && onTakeTheirs(theirs)}>
          Take theirs
        </Button>
      </p>
      {theirs && (
        <details className="folded">
          <summary>What mine would change in theirs, version {theirs.version}</summary>
          <TextDiff before={fileOf(theirs, theirs)} after={fileOf(draft, contentOf(draft))} />
        </details>
      )}
    </div>
  );
}
