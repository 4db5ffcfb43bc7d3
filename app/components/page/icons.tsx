/** Small signs beside words; they say nothing alone. */
export const PlayIcon = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path
      d="M4 2.2v11.6a.8.8 0 0 0 1.2.7l9-5.8a.8.8 0 0 0 0-1.4l-9-5.8a.8.8 0 0 0-1.2.7z"
      fill="currentColor"
    />
  </svg>
)

export const FeedIcon = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <circle cx="3.5" cy="12.5" r="1.9" fill="currentColor" />
    <path
      d="M2 6.8a7.2 7.2 0 0 1 7.2 7.2M2 2a12 12 0 0 1 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
    />
  </svg>
)
