import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Delivery, useRetryDelivery } from '../../data/sources.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { say } from '../../ui/toast-store.ts';
import { Ago, DayAndClock } from '../../ui/when.tsx';
import { readable } from './readable-body.ts';

type Outcome = Delivery['outcome'];
const WORDS: Record<Outcome, string> = {
  applied: 'applied',
  unreadable: 'unreadable',
  failed: 'failed',
  ignored: 'left alone',
};
const TONES: Record<Outcome, Tone> = { applied: 'ok', unreadable: 'warn', failed: 'bad', ignored: 'plain' };

export function DeliveryItem({ delivery }: { delivery: Delivery }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="delivery" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        <span className="delivery-outcome">
          <Chip tone={TONES[delivery.outcome]}>{WORDS[delivery.outcome]}</Chip>
        </span>
        <span className="delivery-why words clamp-1" dir="auto">
          <bdi className="strong">{delivery.sourceName}</bdi>
          {delivery.why && ` · ${delivery.why}`}
        </span>
        <span className="delivery-when">
          <Ago at={delivery.receivedAt} />
        </span>
      </summary>
      {isOpen && <DeliveryBody delivery={delivery} />}
    </details>
  );
}

function DeliveryBody({ delivery }: { delivery: Delivery }) {
  const retry = useRetryDelivery();
  const body = useMemo(() => readable(delivery.body), [delivery.body]);
  const readAgain = () =>
    retry.mutate(
      { id: delivery.id },
      {
        onSuccess: ({ outcome, why }) =>
          say(outcome === 'applied' ? 'It was read this time.' : `Still ${WORDS[outcome]}${why ? `: ${why}` : '.'}`),
      },
    );
  return (
    <div className="delivery-body">
      <p className="small faint">
        Received <DayAndClock at={delivery.receivedAt} />
        {body.note && ` · ${body.note}`}
      </p>
      {delivery.why && (
        <p className="small words" dir="auto">
          {delivery.why}
        </p>
      )}
      <CodeBlock label="Body as it arrived" code={body.text} />
      {delivery.outcome !== 'applied' && (
        <Button small busy={retry.isPending} onClick={readAgain}>
          Read it again
        </Button>
      )}
    </div>
  );
}
