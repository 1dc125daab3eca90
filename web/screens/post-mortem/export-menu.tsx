import { useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { exportAddress, type PostMortem } from '../../data/post-mortems.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLine, MenuLink } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';

const FORMATS = [
  ['pdf', 'PDF', 'to read, print and file'],
  ['docx', 'Word', 'to go on writing elsewhere'],
  ['md', 'Markdown', 'for a wiki or a repository'],
  ['html', 'HTML', 'one file, looks as here'],
  ['confluence', 'Confluence', 'storage format, for a page’s source'],
  ['json', 'JSON', 'for programs'],
] as const;

export function ExportMenu({ postMortem }: { postMortem: PostMortem }) {
  const navigate = useNavigate();
  const copyMarkdown = async () => {
    const response = await fetch(exportAddress(postMortem.reference, 'md'));
    if (!response.ok) return say('The Markdown could not be read. Try again.', { tone: 'bad' });
    await navigator.clipboard?.writeText(await response.text());
    say('Markdown copied.');
  };
  return (
    <Menu
      trigger={
        <Button aria-label="Export" className="export">
          <Download size={14} aria-hidden />
          <span>Export</span>
        </Button>
      }
    >
      {FORMATS.map(([format, name, note]) => (
        <MenuLink key={format} href={exportAddress(postMortem.reference, format, true)} note={note}>
          {name}
        </MenuLink>
      ))}
      <MenuLine />
      <MenuItem onSelect={() => void copyMarkdown()}>Copy as Markdown</MenuItem>
      <MenuItem onSelect={() => setTimeout(() => print(), 150)}>Print…</MenuItem>
      <MenuItem
        onSelect={() => void navigate({ to: '/post-mortems/$ref/publications', params: { ref: postMortem.reference } })}
      >
        Publications…
      </MenuItem>
      <MenuItem
        onSelect={() =>
          void navigate({ to: '/post-mortems/$ref/facilitator-sheet', params: { ref: postMortem.reference } })
        }
      >
        Facilitator’s sheet
      </MenuItem>
    </Menu>
  );
}
