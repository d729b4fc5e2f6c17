/** Whether a dialog is open, which has keys and focus for itself. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
