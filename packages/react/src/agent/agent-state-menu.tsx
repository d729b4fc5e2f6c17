import { Menu } from '@base-ui/react/menu';
import { ChevronDown, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import { Spinner } from '../ui/spinner.tsx';
import menu from '../ui/menu.module.css';
import hidden from '../ui/visually-hidden.module.css';
import { StateDot } from './state-dot.tsx';
import { stateText } from './state-text.ts';
import styles from './agent-state-menu.module.css';

/** The agent's state, how long it has lasted, what comes next, and the states to choose from. */
export function AgentStateMenu() {
  const intl = useIntl();
  const { connectService } = useLiaison();
  const agent = useContactStore((state) => state.agent);
  const change = useContactStore((state) => state.stateChange);
  const connected = useContactStore((state) => state.connection.name === 'connected');
  if (!agent) return null;
  const { state, nextState, availableStates } = agent;
  const chosen = agent.chosenState ?? state;
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.trigger} data-action="agent-state" disabled={!connected}>
        <StateDot type={state.type} />
        <span className={hidden.hidden}>
          <FormattedMessage id="agentState.label" defaultMessage="Agent state:" />
        </span>
        <span className={styles.name}>{stateText(intl, state)}</span>
        <span className={styles.time}>
          <Elapsed since={agent.stateSince} />
        </span>
        {nextState && (
          <span className={styles.next}>
            <FormattedMessage
              id="agentState.next"
              defaultMessage="Next: {state}"
              values={{ state: stateText(intl, nextState) }}
            />
          </span>
        )}
        {change && !change.failure ? <Spinner size={14} /> : <ChevronDown size={14} aria-hidden="true" />}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} sideOffset={6} align="end">
          <Menu.Popup className={menu.popup}>
            <Menu.RadioGroup
              value={(nextState ?? chosen).arn}
              onValueChange={(arn: string) => void connectService.setAgentState(arn)}
            >
              {availableStates.map((choice) => (
                <Menu.RadioItem key={choice.arn} value={choice.arn} className={menu.item} closeOnClick>
                  <StateDot type={choice.type} />
                  <span className={menu.label}>{choice.name}</span>
                  <Menu.RadioItemIndicator className={menu.check}>✓</Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            {nextState && (
              <>
                <Menu.Separator className={menu.separator} />
                <Menu.Item className={menu.item} onClick={() => void connectService.setAgentState(chosen.arn)}>
                  <X size={14} aria-hidden="true" />
                  <FormattedMessage id="agentState.clearNext" defaultMessage="Clear the next state" />
                </Menu.Item>
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
