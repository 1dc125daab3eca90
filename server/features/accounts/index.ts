import { askForAccounts, closeAccounts, renewAccountLink, withdrawAccountRequest } from './ask-for-accounts.ts';
import { listAccounts } from './list-accounts.ts';
import {
  declineAccount,
  showAccountByLink,
  showMyAccount,
  writeAccountByLink,
  writeMyAccount,
} from './write-account.ts';

export const accountOperations = [
  listAccounts,
  askForAccounts,
  renewAccountLink,
  withdrawAccountRequest,
  closeAccounts,
  showMyAccount,
  writeMyAccount,
  declineAccount,
  showAccountByLink,
  writeAccountByLink,
];
