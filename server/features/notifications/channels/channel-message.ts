/** What is posted, before it is put as one or the other vendor wants it. */
export type ChannelMessage = {
  title: string;
  /** Plain words below the title. */
  text: string;
  sections: { heading: string; items: { text: string; url: string | null }[] }[];
  action: { label: string; url: string } | null;
};
