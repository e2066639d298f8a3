/** Something to type or to be answered, as it is: from left to right in every language, broken where it is too wide. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <figure aria-label={label} className="min-w-0">
      <pre dir="ltr" lang="en" className="rounded-control bg-sunken p-4 text-start text-small break-words whitespace-pre-wrap text-ink">
        <code>{children}</code>
      </pre>
    </figure>
  )
}
