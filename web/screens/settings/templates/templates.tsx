import { Link } from '@tanstack/react-router';
import { useWord } from '../../../data/session.ts';
import { useTemplates } from '../../../data/templates.ts';
import { BoneRows, Failed } from '../../../ui/states.tsx';
import { ForAdmins } from '../for-admins.tsx';
import { SettingsHead } from '../settings-head.tsx';
import { NewTemplate } from './new-template.tsx';
import { ServiceTeams } from './service-teams.tsx';
import { TemplateItem } from './template-item.tsx';
import { TryTemplates } from './try-templates.tsx';
import './templates.css';

export default function TemplatesPage() {
  return (
    <ForAdmins action="template.manage" title="Templates" why="They decide what everybody is asked to write.">
      <Templates />
    </ForAdmins>
  );
}

function Templates() {
  const word = useWord();
  const templates = useTemplates();
  const items = templates.data?.items ?? [];
  const inUse = items.filter((one) => !one.retired);
  const retired = items.filter((one) => one.retired);
  return (
    <>
      <SettingsHead title="Templates" action={<NewTemplate taken={items.map(({ key }) => key)} />}>
        Which sections {word.aOne} begins with. The rules are asked from top to bottom; the first that holds decides.
        What was begun keeps its version until somebody moves it.
      </SettingsHead>
      {templates.error && !templates.data ? (
        <Failed error={templates.error} what="list of templates" retry={() => void templates.refetch()} inline />
      ) : !templates.data ? (
        <BoneRows rows={4} />
      ) : (
        <>
          <div className="template-list">
            {inUse.map((one) => (
              <TemplateItem key={one.key} template={one} />
            ))}
          </div>
          {retired.length > 0 && (
            <details className="folded">
              <summary>
                {retired.length} retired {retired.length === 1 ? 'template' : 'templates'}
              </summary>
              <div className="template-list">
                {retired.map((one) => (
                  <TemplateItem key={one.key} template={one} />
                ))}
              </div>
            </details>
          )}
          <TryTemplates />
          <ServiceTeams />
        </>
      )}
    </>
  );
}

/** Back to the list, from the pages below it. */
export const ToTemplates = () => (
  <Link className="link small" to="/settings/templates">
    All templates
  </Link>
);
