import type { ProgressView } from './recording-view.ts'
import { useStudioWords } from './words.ts'

/** Where a recording's steps are. The script of progress finds its parts by `data-` names and rewrites them in place. */
export function StepList({ id, progress }: { id: string; progress: ProgressView }) {
  const { recordings: words } = useStudioWords()
  const { steps, percent, summary } = progress
  return (
    <div data-progress={id} data-summary={summary}>
      <p>
        <span data-summary-text>{words[summary]}</span>{' '}
        <progress max={100} value={percent} aria-label={words.overall} data-overall />{' '}
        <span data-percent>{words.percent(percent)}</span>
      </p>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.kind} data-state={step.state} data-step={step.kind}>
            <span>{step.name}</span>{' '}
            <progress
              max={100}
              value={step.percent ?? undefined}
              aria-label={step.name}
              hidden={step.state !== 'running'}
            />{' '}
            <span className={step.state === 'failed' ? 'mistake' : 'facts'} data-text>
              {step.text}
            </span>
            {step.detail ? (
              <details>
                <summary>{words.details}</summary>
                <pre>{step.detail}</pre>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  )
}
