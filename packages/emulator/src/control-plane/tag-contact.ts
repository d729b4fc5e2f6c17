import { updateContact } from '../world/update-contact.ts';
import { contactOf } from '../world/world.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

const maxTags = 6;
/** Letters, digits (the model's range from + to = contains them), `-`, `=`, `.`, `_`, `:` and `/`; not beginning with `aws:`. */
const tagKey = /^(?!aws:)[a-zA-Z+-=._:/]{1,128}$/;

export const tagContactOperation = controlPlaneOperation({
  name: 'TagContact',
  method: 'POST',
  path: '/contact/tags',
  errors: [...commonErrors, 'ThrottlingException', 'InvalidActiveRegionException'],
  input: {
    ContactId: contactIdInput,
    InstanceId: instanceIdInput,
    Tags: { type: 'map', required: true, of: { type: 'string', max: 256 } },
  },
  run: ({ world, input, refuse }) => {
    const keys = Object.keys(input.Tags);
    if (keys.length === 0 || !keys.every((key) => tagKey.test(key))) {
      throw refuse('InvalidParameterException', 'Tags must have from 1 to 6 members with valid keys');
    }
    const contact = contactOf(world, input.ContactId);
    const tags = { ...contact.tags, ...input.Tags };
    if (Object.keys(tags).length > maxTags) {
      throw refuse('InvalidParameterException', `A contact has at most ${maxTags} tags`);
    }
    updateContact(world, contact, { tags });
    return {};
  },
});
