import { Bookmark, RotateCcw } from 'lucide-react';
import type { VersionRow } from '../../data/versions.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { clock, day, dayKey } from '../../ui/time-words.ts';
import { useZone } from '../../ui/zone.ts';

type Props = {
  versions: VersionRow[];
  at: number;
  chosen: number | undefined;
  base: number | undefined;
  hasMore: boolean;
  onMore: () => void;
  isAuthors: boolean;
  onAuthors: () => void;
  onShow: (number: number, against?: number) => void;
};

/** Every version, newest first, by day. Pressed with Shift, a version is what the chosen one is compared with. */
export function VersionList({ versions, at, chosen, base, hasMore, onMore, isAuthors, onAuthors, onShow }: Props) {
  const zone = useZone();
  let lastDay = '';
  return (
    <nav className="versions" aria-label="Versions">
      <button type="button" className="version" aria-pressed={isAuthors} onClick={onAuthors}>
        Who wrote what
      </button>
      <p className="versions-hint">Press with Shift to compare with another.</p>
      <ol>
        {versions.map((version, index) => {
          const key = dayKey(version.madeAt, zone);
          const isNewDay = key !== lastDay;
          lastDay = key;
          return (
            <li key={version.number}>
              {isNewDay && <h2 className="versions-day">{day(version.madeAt, zone)}</h2>}
              <button
                type="button"
                className={`version ${index === at ? 'is-at' : ''} ${version.number === base ? 'is-base' : ''}`}
                aria-pressed={!isAuthors && version.number === chosen}
                onClick={(event) =>
                  event.shiftKey && chosen ? onShow(chosen, version.number) : onShow(version.number)
                }
              >
                <span className="version-time num">{clock(version.madeAt, zone)}</span>
                <span className="version-what">
                  <VersionName version={version} />
                  <small>{authorsOf(version)}</small>
                </span>
                <span className="version-faces" aria-hidden>
                  {version.authors.slice(0, 3).map((name) => (
                    <Avatar key={name} name={name} />
                  ))}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {hasMore && (
        <Button look="plain" small onClick={onMore}>
          Show earlier versions
        </Button>
      )}
    </nav>
  );
}

function VersionName({ version }: { version: VersionRow }) {
  if (version.name)
    return (
      <b dir="auto">
        <Bookmark size={12} aria-label="Named" /> {version.name}
      </b>
    );
  if (version.restoredFrom !== null)
    return (
      <span>
        <RotateCcw size={12} aria-hidden /> Version {version.restoredFrom} put back
      </span>
    );
  return <span>{version.kind === 'template' ? 'Another template' : `Version ${version.number}`}</span>;
}

/** "Ana Ruiz", "Ana Ruiz and Bo Lund", "Ana Ruiz and 3 others". */
function authorsOf({ authors }: VersionRow): string {
  const [first, second] = authors;
  if (first === undefined) return 'Drafted';
  if (authors.length === 1) return first;
  return authors.length === 2 ? `${first} and ${second}` : `${first} and ${authors.length - 1} others`;
}
