import { seconds } from '../http/seconds.ts';
import type { FoundQuickResponse } from '../world/search-quick-responses.ts';
import type { World } from '../world/world.ts';

/** As SearchQuickResponses of Amazon Q in Connect answers it (API reference, QuickResponseSearchResultData). */
export function quickResponseResult(
  { instance }: World,
  { quickResponse, plainText, markdown, interpolated, notInterpolated }: FoundQuickResponse,
): object {
  const { id, name, shortcutKey, description, language = 'en_US' } = quickResponse;
  const { region, accountId, knowledgeBaseId } = instance;
  const arn = (kind: string, path: string) => `arn:aws:wisdom:${region}:${accountId}:${kind}/${path}`;
  return {
    quickResponseArn: arn('quick-response', `${knowledgeBaseId}/${id}`),
    quickResponseId: id,
    knowledgeBaseArn: arn('knowledge-base', knowledgeBaseId),
    knowledgeBaseId,
    name,
    contentType: `application/x.quickresponse;format=${markdown === undefined ? 'plain' : 'markdown'}`,
    status: 'CREATED',
    contents: { plainText: { content: plainText }, ...(markdown !== undefined && { markdown: { content: markdown } }) },
    createdTime: seconds(createdAt),
    lastModifiedTime: seconds(createdAt),
    isActive: true,
    ...(description !== undefined && { description }),
    ...(shortcutKey !== undefined && { shortcutKey }),
    channels: ['Chat'],
    language,
    attributesInterpolated: interpolated,
    attributesNotInterpolated: notInterpolated,
    tags: {},
  };
}

/** When an administrator has written them all. */
const createdAt = Date.UTC(2026, 0, 1);
