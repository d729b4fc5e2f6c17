/** How long a poll may take on a machine that is busy with other things. */
export const patience = { timeout: 10_000 };
