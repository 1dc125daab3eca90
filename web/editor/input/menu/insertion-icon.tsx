import {
  AtSign,
  Clock,
  Code,
  Heading,
  Image,
  Info,
  LayoutList,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  Paperclip,
  Quote,
  Radio,
  Table,
  Type,
} from 'lucide-react';
import type { InsertionIcon } from './insertions.ts';

const ICONS: Record<InsertionIcon, LucideIcon> = {
  text: Type,
  heading: Heading,
  quote: Quote,
  callout: Info,
  code: Code,
  rule: Minus,
  bullets: List,
  numbers: ListOrdered,
  tasks: ListChecks,
  table: Table,
  image: Image,
  file: Paperclip,
  block: LayoutList,
  time: Clock,
  mention: AtSign,
  cite: Radio,
};

export function Icon({ of }: { of: InsertionIcon }) {
  const Shown = ICONS[of];
  return <Shown size={16} aria-hidden />;
}
