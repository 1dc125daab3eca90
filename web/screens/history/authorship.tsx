import { useMemo } from 'react';
import { useAuthorship } from '../../data/versions.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';

/** As many as can be told apart; who comes after them shares the last. */
const COLOURS = 6;

/** The text as it stands, each piece in the colour of whoever wrote it. */
export function AuthorshipView({ refName }: { refName: string }) {
  const query = useAuthorship(refName, true);
  const people = useMemo(() => authorsIn(query.data?.sections ?? []), [query.data]);
  if (query.error) return <Failed error={query.error} what="history" retry={() => void query.refetch()} />;
  if (!query.data) return <BoneRows rows={8} />;
  const colourOf = (by: string | null) => {
    const at = people.indexOf(by ?? '');
    return by === null ? 'author-none' : `author-${Math.min(at, COLOURS - 1)}`;
  };
  return (
    <>
      <header className="comparison-head">
        <h1>Who wrote what</h1>
        <ul className="authors">
          {people.map((name) => (
            <li key={name}>
              <Avatar name={name} />
              <mark className={colourOf(name)} dir="auto">
                {name}
              </mark>
            </li>
          ))}
          <li>
            <span className="quiet">Unmarked: drafted from the record</span>
          </li>
        </ul>
      </header>
      {query.data.sections.every((section) => section.blocks.length === 0) && (
        <State title="There is no text yet" inline />
      )}
      {query.data.sections
        .filter((section) => section.blocks.length > 0)
        .map((section) => (
          <section key={section.key} className="section">
            <div className="section-head">
              <h2 dir="auto">{section.title}</h2>
            </div>
            <div className="section-body prose">
              {section.blocks.map((block, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a text that is only looked at
                <p key={index} dir="auto" className={block.type === 'codeBlock' ? 'authored-code' : undefined}>
                  {block.runs.map((run, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above
                    <mark key={at} className={colourOf(run.by)} data-tip={run.by ?? 'Drafted from the record'}>
                      {run.text}
                    </mark>
                  ))}
                </p>
              ))}
            </div>
          </section>
        ))}
    </>
  );
}

type Sections = { blocks: { runs: { text: string; by: string | null }[] }[] }[];

/** In the order in which they first appear: how much somebody wrote is nobody's measure. */
function authorsIn(sections: Sections): string[] {
  const runs = sections.flatMap((section) => section.blocks.flatMap((block) => block.runs));
  return [...new Set(runs.flatMap((run) => run.by ?? []))];
}
