import { addChat } from './add-chat.ts';
import { readChat } from './read-chat.ts';

export const chatOperations = [readChat, addChat];
