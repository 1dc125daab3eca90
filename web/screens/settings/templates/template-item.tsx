import { Link, useNavigate } from '@tanstack/react-router';
import { MoreHorizontal } from 'lucide-react';
import { useWord } from '../../../data/session.ts';
import {
  type TemplateRow,
  templateFileAddress,
  useChangeTemplate,
  useRestoreTemplate,
} from '../../../data/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { say } from '../../../ui/toast-store.ts';

export function TemplateItem({ template }: { template: TemplateRow }) {
  const { key, name, uses } = template;
  const word = useWord();
  return (
    <section className={`template ${template.retired ? 'is-off' : ''}`} aria-label={name}>
      <div className="template-what">
        <div className="template-name">
          <Link to="/settings/templates/$key" params={{ key }} className="words" dir="auto">
            {name}
          </Link>
          {template.isDefault && <Chip tone="accent">default</Chip>}
          {template.changed && <Chip tip="It no longer says what it said when it came with Debrief">changed here</Chip>}
          {template.retired && <Chip tip="Chosen for nothing new; what began with it stays">retired</Chip>}
        </div>
        <p className="quiet small words" dir="auto">
          {template.description}
        </p>
        <p className="template-facts faint small">
          <span className="words">{template.chosen}</span>
          <span>
            {template.sections} {template.sections === 1 ? 'section' : 'sections'}, version {template.version}
          </span>
          <span className="num">{uses === 0 ? 'not used yet' : `${uses} ${uses === 1 ? word.one : word.many}`}</span>
        </p>
      </div>
      <TemplateMenu template={template} />
    </section>
  );
}

function TemplateMenu({ template }: { template: TemplateRow }) {
  const { key, name } = template;
  const navigate = useNavigate();
  const change = useChangeTemplate();
  const restore = useRestoreTemplate();
  const retire = (retired: boolean) =>
    change.mutate(
      { key, retired },
      {
        onSuccess: () =>
          say(retired ? `${name} is retired: nothing new begins with it.` : `${name} is in use again.`, {
            action: { label: 'Undo', run: () => change.mutate({ key, retired: !retired }) },
          }),
      },
    );
  return (
    <Menu
      trigger={
        <Button
          look="plain"
          small
          icon
          aria-label={`What to do with ${name}`}
          busy={change.isPending || restore.isPending}
        >
          <MoreHorizontal size={15} aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => void navigate({ to: '/settings/templates/$key', params: { key } })}>Edit</MenuItem>
      <MenuItem onSelect={() => void navigate({ to: '/settings/templates/new', search: { copy: key } })}>
        Make a copy
      </MenuItem>
      <MenuItem onSelect={() => location.assign(templateFileAddress(key))}>Save as file</MenuItem>
      <MenuLine />
      {!template.isDefault && (
        <MenuItem
          onSelect={() =>
            change.mutate({ key, isDefault: true }, { onSuccess: () => say(`${name} is the default from now on.`) })
          }
        >
          Make it the default
        </MenuItem>
      )}
      {template.changed && (
        <MenuItem
          onSelect={() =>
            restore.mutate(
              { key },
              { onSuccess: ({ version }) => say(`${name} is as it came with Debrief, as version ${version}.`) },
            )
          }
        >
          Back to the shipped form
        </MenuItem>
      )}
      {!template.isDefault && (
        <MenuItem danger={!template.retired} onSelect={() => retire(!template.retired)}>
          {template.retired ? 'Use it again' : 'Retire'}
        </MenuItem>
      )}
    </Menu>
  );
}
