import { useEffect, useRef, useState } from 'react';
import { type HumanWidget, type HumanWidgetConfig, showHumanWidget } from '../human/human-widget.ts';

export interface HumanCheckProps {
  readonly widget: HumanWidgetConfig;
  readonly onProof: (proof: string | undefined) => void;
  /** Another number asks for another proof. */
  readonly round: number;
}

/** The widget in which a customer proves to be human. What it says is its provider's; what is said when it does not come is ours. */
export function HumanCheck(props: HumanCheckProps) {
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const tryAgain = () => {
    setFailed(false);
    setTries((count) => count + 1);
  };
  return (
    <div className="human">
      <WidgetPlace key={tries} {...props} onFailed={setFailed} />
      {failed && (
        <p className="problem" role="alert">
          We could not load the check that you are a person.{' '}
          <button type="button" className="link" onClick={tryAgain}>
            Load it again
          </button>
        </p>
      )}
    </div>
  );
}

interface WidgetPlaceProps extends HumanCheckProps {
  readonly onFailed: (failed: true) => void;
}

function WidgetPlace({ widget, onProof, round, onFailed }: WidgetPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<HumanWidget>(undefined);

  useEffect(() => {
    // An element of its own each time: a widget cannot be shown twice in one.
    const element = document.createElement('div');
    place.current?.append(element);
    let current = true;
    const fail = () => current && onFailed(true);
    const events = { onProof: (proof: string | undefined) => current && onProof(proof), onFailure: fail };
    showHumanWidget(element, widget, events).then((found) => current && (shown.current = found), fail);
    return () => {
      current = false;
      shown.current = undefined;
      element.remove();
    };
  }, [widget, onProof, onFailed]);

  useEffect(() => {
    if (round > 0) shown.current?.reset();
  }, [round]);

  return <div ref={place} />;
}
