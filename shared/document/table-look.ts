/** What a table is by the words of its head: the generated ones are known by theirs. */
export const tableLook = (head: readonly string[]): 'facts' | 'timeline' | 'plain' => {
  if (head.join() === 'Time,What,Event,Who') return 'timeline';
  return head.join() === 'What,Known' ? 'facts' : 'plain';
};
