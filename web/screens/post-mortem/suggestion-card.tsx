import { Check, MessageSquare, X } from 'lucide-react';
import type { Suggestion } from '#shared/document/suggestions/list-suggestions.ts';
import { useDocument } from '../../document/document-context.ts';
import { margin } from '../../editor/comments/margin.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Ago } from '../../ui/when.tsx';

type Props = { suggestion: Suggestion; name: string; isActive: boolean };

/** What somebody would change, and the answer to it. */
export function SuggestionCard({ suggestion, name, isActive }: Props) {
  const { mayEdit } = useDocument();
  const { group, deleted, inserted, section, at } = suggestion;
  const answer = (accept: boolean) => margin.read().editor?.decide([group], accept);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: [ and ] move between the cards
    <article
      className={`thread suggestion ${isActive ? 'is-at' : ''}`}
      data-card={group}
      aria-label={`Suggestion of ${name}: ${changeWords(suggestion)}`}
      onClick={(press) => {
        if ((press.target as Element).closest('button')) return;
        margin.look(group);
        margin.read().reveal?.(group);
      }}
    >
      <div className="comment-head">
        <Avatar name={name} />
        <b className="words clamp-1">{name}</b>
        <span className="faint small">
          suggests{at > 0 && ' · '}
          {at > 0 && <Ago at={new Date(at).toISOString()} />}
        </span>
      </div>
      <p className="suggestion-words words" dir="auto">
        {deleted && <del>{short(deleted)}</del>} {inserted && <ins>{short(inserted)}</ins>}
      </p>
      {mayEdit && (
        <div className="suggestion-acts">
          <Button small onClick={() => answer(true)}>
            <Check size={14} aria-hidden /> Accept
          </Button>
          <Button small look="plain" onClick={() => answer(false)}>
            <X size={14} aria-hidden /> Reject
          </Button>
          <Button
            icon
            small
            look="plain"
            aria-label="Comment on this suggestion"
            data-tip="Comment on this suggestion"
            onClick={() =>
              margin.begin({ kind: 'suggestion', section, suggestion: group, quote: changeWords(suggestion) })
            }
          >
            <MessageSquare size={14} aria-hidden />
          </Button>
        </div>
      )}
    </article>
  );
}

const LONG = 400;
const short = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);

function changeWords({ deleted, inserted }: Suggestion): string {
  const [from, to] = [deleted.slice(0, 300), inserted.slice(0, 300)];
  if (from && to) return `“${from}” becomes “${to}”`;
  return from ? `without “${from}”` : `with “${to}”`;
}
