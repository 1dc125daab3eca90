import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { explain } from '../../../data/api.ts';
import { useReadTemplate } from '../../../data/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { say } from '../../../ui/toast-store.ts';
import { keepImported } from './imported-template.ts';

const MOST_BYTES = 4 * 1024 * 1024;

/** Begins a template: empty, or from a file, which is shown in the editor before anything is stored. */
export function NewTemplate({ taken }: { taken: string[] }) {
  const navigate = useNavigate();
  const read = useReadTemplate();
  const chooser = useRef<HTMLInputElement>(null);
  const open = async (file: File) => {
    if (file.size > MOST_BYTES) return say(`${file.name} is larger than 4 MB; that is no template.`, { tone: 'bad' });
    read.mutate(
      { name: file.name.slice(0, 300), file: new Uint8Array(await file.arrayBuffer()) },
      {
        onSuccess: (template) => {
          keepImported(template);
          const isKnown = template.isTemplateFile && taken.includes(template.key);
          void navigate(
            isKnown
              ? { to: '/settings/templates/$key', params: { key: template.key }, search: { from: 'file' } }
              : { to: '/settings/templates/new', search: { from: 'file' } },
          );
        },
        onError: (error) => say(`${file.name}: ${explain(error)}`, { tone: 'bad' }),
      },
    );
  };
  return (
    <>
      <Menu
        trigger={
          <Button look="primary" busy={read.isPending}>
            New template
          </Button>
        }
      >
        <MenuItem onSelect={() => void navigate({ to: '/settings/templates/new' })}>Empty</MenuItem>
        <MenuItem onSelect={() => chooser.current?.click()}>From a file…</MenuItem>
      </Menu>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label="Template file"
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void open(file);
        }}
      />
    </>
  );
}
