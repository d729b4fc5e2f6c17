export interface EndedPanelProps {
  readonly onStartAgain: () => void;
}

/** What stands in place of the composer once the chat is over. */
export function EndedPanel({ onStartAgain }: EndedPanelProps) {
  return (
    <footer className="ended">
      <p>This chat has ended. Is there anything else?</p>
      <button className="primary" type="button" onClick={onStartAgain}>
        Start a new chat
      </button>
    </footer>
  );
}
