import { useWord } from '../../../data/session.ts';
import type { Template } from '../../../data/templates.ts';
import { templateFileAddress } from '../../../data/templates.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Ago } from '../../../ui/when.tsx';
import { ToTemplates } from './templates.tsx';

export function TemplateHead({ stored, name }: { stored: Template | null; name: string }) {
  const word = useWord();
  return (
    <header className="settings-head">
      <div>
        <ToTemplates />
        <h1 className="words" dir="auto">
          {stored ? stored.name : name || 'New template'}
        </h1>
        <p className="template-facts small">
          {stored ? (
            <>
              {stored.isDefault && <Chip tone="accent">default</Chip>}
              {stored.retired && <Chip>retired</Chip>}
              <span>Version {stored.version}</span>
              <span>
                {stored.writtenBy ? `by ${stored.writtenBy}, ` : 'came with Debrief, '}
                <Ago at={stored.writtenAt} />
              </span>
              <span>
                {stored.uses === 0 ? 'not used yet' : `${stored.uses} ${stored.uses === 1 ? word.one : word.many}`}
              </span>
            </>
          ) : (
            <span>Nothing is stored until you make it.</span>
          )}
        </p>
      </div>
      {stored && (
        <a className="btn" href={templateFileAddress(stored.key)}>
          Save as file
        </a>
      )}
    </header>
  );
}
