/** Why a backup cannot be taken or brought back, as one line for the operator. Printed without a stack. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}
