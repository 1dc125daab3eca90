import { moveToDate, parseTime, type TimeOptions, type TimeReading } from './time.ts';

const DAY = 86_400_000;
/** Rows written out of order lie minutes or a few hours back; past midnight the clock falls by most of a day. */
const SLIP_HOURS = 6;

/** One time of a list of times that follow each other. */
export interface SequencedTime {
  time: TimeReading;
  /** The clock ran back past midnight and no date was written: the next day was assumed. */
  rolledOver: boolean;
  /** The time lies before the one above it, by too little to be midnight: kept as written. */
  outOfOrder: boolean;
}

const wall = (time: TimeReading) => Date.parse(`${time.date}T${(time.clock ?? '00:00:00').replace(/^24/, '00')}Z`);
const shiftDay = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/**
 * Reads the times of a log or timeline one after the other. A clock time without a date takes the date of the row above,
 * or the next day when it falls back by more than six hours (midnight). A smaller step back is kept and reported, never
 * reordered: it may be a slip of the author.
 */
export class TimeSequence {
  #options: TimeOptions;
  #last: TimeReading | undefined;

  constructor(options: TimeOptions = {}) {
    this.#options = options;
  }

  /** A heading or line that only says the day: the times that follow are of that day. */
  startDay(date: string): void {
    this.#options = { ...this.#options, contextDate: date };
    this.#last = undefined;
  }

  /** Options for reading the next time of the list: those given, with the day of the time before it. */
  get options(): TimeOptions {
    return { ...this.#options, contextDate: this.#last?.date ?? this.#options.contextDate };
  }

  /** Places a text that is a time and nothing else; undefined when it is none. */
  read(text: string): SequencedTime | undefined {
    const time = parseTime(text, this.options);
    return time && this.place(time);
  }

  /** Places a time already read with this sequence's `options`. */
  place(time: TimeReading): SequencedTime {
    const last = this.#last;
    let placed = time;
    let rolledOver = false;
    let back = 0;
    if (last?.date && time.date && last.clock && time.clock) back = wall(last) - wall(time);
    if (back > SLIP_HOURS * 3_600_000 && time.dateInferred && time.date === last?.date) {
      placed = moveToDate(time, shiftDay(time.date!, 1));
      rolledOver = true;
    }
    const slipped = back > 0 && !rolledOver && placed.dateInferred;
    if (placed.date && !slipped) this.#last = placed.until?.date ? later(placed) : placed;
    return { time: placed, rolledOver, outOfOrder: back > 0 && !rolledOver };
  }
}

/** A range that passes midnight leaves the list on its last day; its end's hour must not make the next row look late. */
function later(time: TimeReading): TimeReading {
  return time.until!.date === time.date ? time : { ...time, date: time.until!.date, clock: '00:00:00' };
}
