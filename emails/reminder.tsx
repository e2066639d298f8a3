import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote, MailText } from './parts'
import { MailPoster } from './ticket-parts'

export interface ReminderProps {
  frame: MailFrame
  /** Opens the order for whoever has this mail. */
  url: string
  colors: readonly [string, string]
  eventName: string
  when: string
  where: readonly string[]
  texts: Record<'preview' | 'heading' | 'greeting' | 'body' | 'action' | 'offline' | 'questions' | 'why', string>
}

/** A day or two hours before an event. */
export function Reminder({ frame, url, colors, eventName, when, where, texts }: ReminderProps) {
  return (
    <MailLayout
      frame={frame}
      preview={texts.preview}
      stub={
        <>
          <MailNote>{texts.questions}</MailNote>
          <MailNote>{texts.why}</MailNote>
        </>
      }
    >
      <MailHeading>{texts.heading}</MailHeading>
      <MailText>{texts.greeting}</MailText>
      <MailText>{texts.body}</MailText>
      <MailPoster colors={colors} name={eventName} when={when} where={where} />
      <MailButton url={url}>{texts.action}</MailButton>
      <MailAddress url={url} frame={frame} />
      <MailNote>{texts.offline}</MailNote>
    </MailLayout>
  )
}
