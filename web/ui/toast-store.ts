export type Notice = {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
  action?: { label: string; run: () => void };
};

let notices: Notice[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: Notice[]) {
  notices = next;
  for (const listener of listeners) listener();
}

/** Tells the person something at the foot of the page; with `action`, offers to take it back. */
export function say(text: string, options: { tone?: Notice['tone']; action?: Notice['action'] } = {}) {
  const notice: Notice = { id: nextId++, text, tone: options.tone ?? 'plain', action: options.action };
  set([...notices.filter((one) => one.text !== text).slice(-2), notice]);
  // WCAG 2.2.1: long enough to read and reach; a failure or an undo stays longer.
  const seconds = notice.action || notice.tone === 'bad' ? 12 : 5;
  setTimeout(() => unsay(notice.id), seconds * 1000);
}
export function unsay(id: number) {
  set(notices.filter((notice) => notice.id !== id));
}
export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => notices,
};
