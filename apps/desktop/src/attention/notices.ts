export interface Notice {
  /** A later notice of the same tag takes the place of an earlier one. */
  readonly tag: string;
  readonly title: string;
  readonly body?: string;
  readonly onClick: () => void;
}

/** The operating system's notices. Nothing happens without the agent's permission, nor in a browser that has none. */
export const notices = {
  get permission(): NotificationPermission | 'unsupported' {
    return 'Notification' in window ? Notification.permission : 'unsupported';
  },
  /** Asks for the permission; has to be called from a click. */
  ask: async (): Promise<boolean> => 'Notification' in window && (await Notification.requestPermission()) === 'granted',
  show({ tag, title, body, onClick }: Notice): void {
    if (notices.permission !== 'granted') return;
    const notice = new Notification(title, { tag, ...(body !== undefined && { body }) });
    notice.addEventListener('click', () => {
      window.focus();
      notice.close();
      onClick();
    });
  },
};
