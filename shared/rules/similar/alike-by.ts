/** What two incidents can be alike in; `said` is what people said of the two. */
export const ALIKE_BY = ['said', 'service', 'alert', 'cause', 'factor', 'title', 'text', 'time'] as const;
