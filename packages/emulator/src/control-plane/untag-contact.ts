import { updateContact } from '../world/update-contact.ts';
import { contactOf } from '../world/world.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

/** Keys that the contact does not have are passed over. */
export const untagContactOperation = controlPlaneOperation({
  name: 'UntagContact',
  method: 'DELETE',
  path: '/contact/tags/:InstanceId/:ContactId',
  query: { TagKeys: 'TagKeys' },
  errors: [...commonErrors, 'ThrottlingException', 'InvalidActiveRegionException'],
  input: {
    ContactId: contactIdInput,
    InstanceId: instanceIdInput,
    TagKeys: { type: 'list', required: true, min: 1, max: 6, of: { type: 'string', min: 1, max: 128 } },
  },
  run: ({ world, input }) => {
    const contact = contactOf(world, input.ContactId);
    const kept = Object.entries(contact.tags ?? {}).filter(([key]) => !input.TagKeys.includes(key));
    updateContact(world, contact, { tags: Object.fromEntries(kept) });
    return {};
  },
});
