import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote, MailText } from './parts'

export interface ResetPasswordProps {
  frame: MailFrame
  url: string
  texts: Record<'preview' | 'heading' | 'greeting' | 'body' | 'action' | 'lifetime' | 'notYou', string>
}

/** A new password for who forgot the old one, or fears for it. */
export function ResetPassword({ frame, url, texts }: ResetPasswordProps) {
  return (
    <MailLayout
      frame={frame}
      preview={texts.preview}
      stub={
        <>
          <MailNote>{texts.lifetime}</MailNote>
          <MailNote>{texts.notYou}</MailNote>
        </>
      }
    >
      <MailHeading>{texts.heading}</MailHeading>
      <MailText>{texts.greeting}</MailText>
      <MailText>{texts.body}</MailText>
      <MailButton url={url}>{texts.action}</MailButton>
      <MailAddress url={url} frame={frame} />
    </MailLayout>
  )
}
