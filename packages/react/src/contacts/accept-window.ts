/** How long Amazon Connect offers a chat to an agent before it counts as missed, in ms (CCP documentation: 20 seconds). */
export const acceptWindow = 20_000;
