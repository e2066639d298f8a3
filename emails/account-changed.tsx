import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote, MailText } from './parts'

export interface AccountChangedProps {
  frame: MailFrame
  /** Where a new password is asked for, which ends every session. */
  url: string
  texts: Record<'preview' | 'heading' | 'greeting' | 'body' | 'notYou' | 'action' | 'why', string>
}

/** To an account's owner when something about how it is entered has changed. */
export function AccountChanged({ frame, url, texts }: AccountChangedProps) {
  return (
    <MailLayout frame={frame} preview={texts.preview} stub={<MailNote>{texts.why}</MailNote>}>
      <MailHeading>{texts.heading}</MailHeading>
      <MailText>{texts.greeting}</MailText>
      <MailText>{texts.body}</MailText>
      <MailText>{texts.notYou}</MailText>
      <MailButton url={url}>{texts.action}</MailButton>
      <MailAddress url={url} frame={frame} />
    </MailLayout>
  )
}
