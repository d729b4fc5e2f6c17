import type { Script, Step } from './script.ts';

const say = (text: string): Step => ({ do: 'say', text });
const answer: Step = { do: 'wait for answer' };
const answerOrGoOn = (seconds: number): Step => ({
  do: 'wait for answer',
  atMost: { ms: seconds * 1000, otherwise: 'go on' },
});

/** The ready scripts. */
export const scripts: readonly Script[] = [
  {
    id: 'delivery',
    title: 'Where is my parcel?',
    about: 'Asks about a late delivery, answers two questions and says goodbye.',
    customerName: 'Noor Haddad',
    attributes: { orderNumber: '4711-0815', plan: 'standard' },
    steps: [
      say('Hello, my parcel was due on Tuesday and has not come.'),
      { do: 'wait for agent' },
      answer,
      say('The order number is 4711-0815.'),
      answer,
      say('Yes, the address is still the same.'),
      answer,
      { do: 'wait', ms: 2_000 },
      say('That helps, thank you!'),
      answerOrGoOn(20),
      { do: 'leave' },
    ],
  },
  {
    id: 'billing',
    title: 'Charged twice',
    about: 'Has two charges for one invoice, hesitates while typing, and stays until the agent ends the chat.',
    customerName: 'Tomás Rivera',
    attributes: { invoice: '2093', plan: 'gold' },
    steps: [
      say('Hi. I was charged twice for invoice 2093.'),
      { do: 'wait for agent' },
      answer,
      { do: 'type', ms: 4_000 },
      { do: 'wait', ms: 3_000 },
      say('One charge is from the 3rd, the other from the 4th. Both are 59.90.'),
      answer,
      say('When will the money be back on my account?'),
      answer,
      say('Fine. Please send me a confirmation by mail.'),
    ],
  },
  {
    id: 'impatient',
    title: 'In a hurry',
    about: 'Waits a minute for an agent and half a minute for an answer, complains once, then leaves.',
    customerName: 'Max Vogel',
    attributes: {},
    steps: [
      say('I need help NOW'),
      { do: 'wait for agent', atMost: { ms: 60_000, otherwise: 'leave' } },
      answerOrGoOn(15),
      say('Hello?? Is anybody there?'),
      { do: 'wait for answer', atMost: { ms: 15_000, otherwise: 'leave' } },
      say('Too late, I have found it myself.'),
      { do: 'leave' },
    ],
  },
  {
    id: 'chatty',
    title: 'Likes to talk',
    about: 'Sends many short messages, with line breaks, emoji and other scripts, whether or not anybody answers.',
    customerName: 'Zoë Ōkubo',
    attributes: { language: 'ja', plan: 'standard' },
    steps: [
      say('Hi! 👋'),
      say('So, I have a question'),
      { do: 'wait for agent' },
      say(
        'Well, actually three questions:\n1. Do you deliver to Kyoto (京都)?\n2. How much is it?\n3. Is there a gift wrap? 🎁',
      ),
      say('My sister bought one last year and it was lovely'),
      answerOrGoOn(20),
      say('Oh, and the blue one, not the green one'),
      say('…or is there a red one?'),
      answerOrGoOn(30),
      say('Great, and does <b>gift wrap</b> cost extra & can I see it? https://shop.example/gift?a=1&b=2'),
      answer,
      say('You have been so kind. Have a lovely day! 🌸'),
      { do: 'leave' },
    ],
  },
];
