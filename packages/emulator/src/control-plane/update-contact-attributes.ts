import { updateContact } from '../world/update-contact.ts';
import { contactOf } from '../world/world.ts';
import { attributeProblem } from './contact-attributes.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

/** Attributes that are not named stay as they are; there is no way to remove one. */
export const updateContactAttributesOperation = controlPlaneOperation({
  name: 'UpdateContactAttributes',
  method: 'POST',
  path: '/contact/attributes',
  errors: [...commonErrors, 'InvalidActiveRegionException'],
  input: {
    InitialContactId: contactIdInput,
    InstanceId: instanceIdInput,
    Attributes: { type: 'map', required: true, of: { type: 'string', max: 32_767 } },
  },
  run: ({ world, input, refuse }) => {
    const contact = contactOf(world, input.InitialContactId);
    const attributes = { ...contact.attributes, ...input.Attributes };
    const problem = attributeProblem(attributes);
    if (problem !== undefined) throw refuse('InvalidParameterException', problem);
    updateContact(world, contact, { attributes });
    return {};
  },
});
