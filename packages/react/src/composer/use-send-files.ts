import { toLiaisonError } from '@liaison/core';
import { useIntl } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';

/** Sends files to one contact, and answers why some of them were refused. */
export function useSendFiles(contactId: string, allowed: boolean): (files: readonly File[]) => string | undefined {
  const intl = useIntl();
  const { chatService } = useLiaison();
  return (files) => {
    if (files.length === 0) return undefined;
    if (!allowed) {
      return intl.formatMessage({ id: 'composer.noFiles', defaultMessage: 'Files cannot be sent in this chat' });
    }
    const refused = files.flatMap((file) => {
      const { name, size, type } = file;
      try {
        chatService.sendAttachment(contactId, {
          name,
          size,
          contentType: type || 'application/octet-stream',
          content: file,
        });
        return [];
      } catch (thrown) {
        return [`${name}: ${toLiaisonError(thrown).message}`];
      }
    });
    return refused.join('\n') || undefined;
  };
}
