import { Button, Spinner, useLiaison } from '@liaison/react';
import { CircleAlert, CircleCheck, CircleDashed, Download } from 'lucide-react';
import { Suspense, use, useState } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { Sheet } from '../ui/sheet.tsx';
import { adviceFor, checkTitles } from './check-texts.ts';
import { type CheckName, type CheckResult, diagnose } from './diagnose.ts';
import { diagnosticFile } from './diagnostic-file.ts';
import type { Facts } from './facts.ts';
import { saveFile } from './save-file.ts';
import styles from './doctor-sheet.module.css';

export interface DoctorSheetProps {
  examine: () => Promise<Facts>;
  onClose: () => void;
}

const results = defineMessages({
  good: { id: 'doctor.good', defaultMessage: 'Well' },
  bad: { id: 'doctor.bad', defaultMessage: 'Not well' },
  waits: { id: 'doctor.waits', defaultMessage: 'Not known yet' },
});
const signs = { good: CircleCheck, bad: CircleAlert, waits: CircleDashed } as const;

/** What is well and what is not between this page and Amazon Connect, and what to do about it. */
export function DoctorSheet({ examine, onClose }: DoctorSheetProps) {
  const [examination, setExamination] = useState(examine);
  return (
    <Sheet title={<FormattedMessage id="doctor.title" defaultMessage="Is everything well?" />} onClose={onClose}>
      <Suspense fallback={<Looking />}>
        <Findings examination={examination} onAgain={() => setExamination(examine())} />
      </Suspense>
    </Sheet>
  );
}

function Looking() {
  return (
    <output className={styles.looking}>
      <Spinner />
      <FormattedMessage id="doctor.looking" defaultMessage="Looking …" />
    </output>
  );
}

function Findings({ examination, onAgain }: { examination: Promise<Facts>; onAgain: () => void }) {
  const { clock, store } = useLiaison();
  const facts = use(examination);
  const save = () => {
    const sources = { facts, state: store.getState(), userAgent: navigator.userAgent, now: clock.now() };
    saveFile('liaison-diagnostics.json', diagnosticFile(sources));
  };
  return (
    <>
      <ul className={styles.checks}>
        {diagnose(facts).map(({ name, result }) => (
          <Check key={name} name={name} result={result} facts={facts} />
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onClick={onAgain}>
          <FormattedMessage id="doctor.again" defaultMessage="Look again" />
        </Button>
        <Button onClick={save}>
          <Download size={15} aria-hidden="true" />
          <FormattedMessage id="doctor.save" defaultMessage="Save a diagnostic file" />
        </Button>
      </div>
      <p className={styles.hint}>
        <FormattedMessage
          id="doctor.saveHint"
          defaultMessage="It holds states, times and names of errors; no messages, no names of customers and no passwords."
        />
      </p>
    </>
  );
}

function Check({ name, result, facts }: { name: CheckName; result: CheckResult; facts: Facts }) {
  const intl = useIntl();
  const Sign = signs[result];
  const { origin, ccpHost, region, agentRegion = '', unstoredChats, storeFailure = '' } = facts;
  return (
    <li className={styles.check} data-result={result}>
      <Sign size={16} aria-hidden="true" />
      <span className={styles.title}>{intl.formatMessage(checkTitles[name])}</span>
      <span className={styles.result}>{intl.formatMessage(results[result])}</span>
      {result === 'bad' && (
        <p className={styles.advice}>
          {intl.formatMessage(adviceFor(name, facts), {
            origin,
            ccpHost,
            region,
            agentRegion,
            unstoredChats,
            storeFailure,
          })}
        </p>
      )}
    </li>
  );
}
