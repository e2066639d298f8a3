import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote, MailText } from './parts'

export interface NewOwnerProps {
  frame: MailFrame
  /** Of the organisation's log. */
  url: string
  texts: Record<'preview' | 'heading' | 'body' | 'notYou' | 'action' | 'why', string>
}

/** To both when an organisation was handed on: who has it now, and who had it. */
export function NewOwner({ frame, url, texts }: NewOwnerProps) {
  return (
    <MailLayout frame={frame} preview={texts.preview} stub={<MailNote>{texts.why}</MailNote>}>
      <MailHeading>{texts.heading}</MailHeading>
      <MailText>{texts.body}</MailText>
      <MailText>{texts.notYou}</MailText>
      <MailButton url={url}>{texts.action}</MailButton>
      <MailAddress url={url} frame={frame} />
    </MailLayout>
  )
}
