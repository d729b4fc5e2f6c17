import { z } from 'zod';

/** `GET /api/approved-origins/check?origin=…`: whether the Amazon Connect instance lets pages of an origin embed its CCP (ListApprovedOrigins). */
export const originQuery = z.object({ origin: z.url({ protocol: /^https?$/ }).max(267) });

export const originResponse = z.object({ approved: z.boolean() }).meta({ id: 'OriginResponse' });
export type OriginResponse = z.infer<typeof originResponse>;
