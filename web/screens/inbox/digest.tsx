import { Link, useParams } from '@tanstack/react-router';
import { useDigest } from '../../data/notifications.ts';
import { dueWords } from '../../ui/due-words.ts';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { dayKey, day as sayDay } from '../../ui/time-words.ts';
import { useZone } from '../../ui/zone.ts';
import '../../ui/item-list.css';

type Digest = NonNullable<ReturnType<typeof useDigest>['data']>;

/** The week of a team, as it stands now and as the reader may see it. */
export default function DigestPage() {
  const { team } = useParams({ from: '/inside/digests/$team' });
  const digest = useDigest(team);
  const { data } = digest;
  return (
    <Page
      title={data ? `This week in ${data.team.name}` : 'This week'}
      width="narrow"
      crumbs={
        <>
          <Link to="/inbox">Inbox</Link> / <b>{data?.team.name ?? 'Team'}</b>
        </>
      }
    >
      {digest.error && !data ? (
        <Failed error={digest.error} what="team" retry={() => void digest.refetch()} />
      ) : !data ? (
        <BoneRows rows={6} />
      ) : (
        <Week digest={data} />
      )}
    </Page>
  );
}

function Week({ digest }: { digest: Digest }) {
  const late = digest.items.filter((item) => item.late);
  const open = digest.items.filter((item) => !item.late);
  return (
    <>
      <h1>This week in {digest.team.name}</h1>
      {digest.summary === '' ? (
        <State title="Nothing is open" inline>
          <p>Nothing of the team is open or late, and nothing was published this week.</p>
        </State>
      ) : (
        <p className="quiet">{digest.summary}.</p>
      )}
      <Items title="Late, where help is welcome" items={late} />
      <Items title="Open" items={open} />
      {digest.open > digest.items.length && (
        <p className="small faint">and {digest.open - digest.items.length} more that are open</p>
      )}
      <Items title="Published this week" items={digest.published} />
    </>
  );
}

type Item = Digest['published'][number] & Partial<Digest['items'][number]>;

function Items({ title, items }: { title: string; items: readonly Item[] }) {
  const zone = useZone();
  if (items.length === 0) return null;
  const today = dayKey(Date.now(), zone);
  const when = (dueOn: string) => dueWords(dueOn, today) ?? sayDay(`${dueOn}T12:00:00Z`, 'UTC');
  return (
    <section>
      <h2>{title}</h2>
      <div className="items">
        {items.map((item) => (
          <Link key={item.reference} to={item.path} className="item">
            <span className="item-ref">{item.reference}</span>
            <span className="item-text clamp-2 words">
              <b dir="auto">{item.title}</b>
              {item.owner && <span> · {item.owner}</span>}
            </span>
            <span className="item-side">
              <span className={`item-when ${item.late ? 'is-late' : ''}`}>{item.dueOn && when(item.dueOn)}</span>
            </span>
          </Link>
        ))}
      </div>
    </section>
  );
}
