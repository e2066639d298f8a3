import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote, MailText } from './parts'

export interface VerifyEmailProps {
  frame: MailFrame
  url: string
  texts: Record<'preview' | 'heading' | 'greeting' | 'body' | 'action' | 'lifetime' | 'notYou', string>
}

/** After a sign-up: proves that the address is the newcomer's. */
export function VerifyEmail({ frame, url, texts }: VerifyEmailProps) {
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
