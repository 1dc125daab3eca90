import { useState } from 'react';
import type { TemplateContent } from '#shared/templates/template.ts';
import { writeTemplateFile } from '#shared/templates/write-template-file.ts';
import { useWord } from '../../../data/session.ts';
import { type TemplateVersion, templateFileAddress, useTemplateVersions } from '../../../data/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { BoneRows, Failed } from '../../../ui/states.tsx';
import { TextDiff } from '../../../ui/text-diff.tsx';
import { Ago } from '../../../ui/when.tsx';

type Props = { templateKey: string; onTake: (content: TemplateContent) => void };

/** Every version, newest first, each with what it changed; an older one can be taken back into the fields above. */
export function TemplateVersions({ templateKey, onTake }: Props) {
  const versions = useTemplateVersions(templateKey);
  const [open, setOpen] = useState<number | null>(null);
  const items = versions.data?.items ?? [];
  return (
    <section className="template-versions">
      <h2>Versions</h2>
      {versions.error && !versions.data ? (
        <Failed error={versions.error} what="list of versions" retry={() => void versions.refetch()} inline />
      ) : !versions.data ? (
        <BoneRows rows={2} />
      ) : (
        <ol>
          {items.map((one, index) => (
            <li key={one.version}>
              <VersionRow
                version={one}
                isNewest={index === 0}
                hasChanges={index < items.length - 1}
                isOpen={open === one.version}
                onToggle={() => setOpen(open === one.version ? null : one.version)}
                onTake={() => onTake(one)}
                address={templateFileAddress(templateKey, one.version)}
              />
              {open === one.version && <Changes templateKey={templateKey} after={one} before={items[index + 1]} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

type RowProps = {
  version: TemplateVersion;
  isNewest: boolean;
  hasChanges: boolean;
  isOpen: boolean;
  onToggle: () => void;
  onTake: () => void;
  address: string;
};
function VersionRow({ version, isNewest, hasChanges, isOpen, onToggle, onTake, address }: RowProps) {
  const word = useWord();
  const { uses } = version;
  return (
    <div className="template-version">
      <b>Version {version.version}</b>
      <span className="quiet">
        {version.writtenBy ?? 'came with Debrief'}, <Ago at={version.writtenAt} />
        {uses > 0 && ` · ${uses} ${uses === 1 ? word.one : word.many}`}
      </span>
      <span className="template-version-acts">
        {hasChanges && (
          <Button small look="plain" aria-expanded={isOpen} onClick={onToggle}>
            {isOpen ? 'Hide changes' : 'Changes'}
          </Button>
        )}
        <a className="btn btn-plain btn-small" href={address} aria-label={`Save version ${version.version} as file`}>
          File
        </a>
        {!isNewest && (
          <Button small look="plain" onClick={onTake}>
            Take back
          </Button>
        )}
      </span>
    </div>
  );
}

function Changes({
  templateKey,
  before,
  after,
}: {
  templateKey: string;
  before?: TemplateVersion;
  after: TemplateVersion;
}) {
  const fileOf = ({ name, description, sections }: TemplateContent) =>
    writeTemplateFile({ key: templateKey, priority: 0, rules: [], name, description, sections });
  return before && <TextDiff before={fileOf(before)} after={fileOf(after)} />;
}
