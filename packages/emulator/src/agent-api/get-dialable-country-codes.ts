import { agentOperation } from './agent-operation.ts';

export const getDialableCountryCodesOperation = agentOperation({
  name: 'GetDialableCountryCodes',
  input: {},
  run: () => ({ countryCodes: ['us'] }),
});
