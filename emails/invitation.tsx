import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote, MailText } from './parts'

export interface InvitationProps {
  frame: MailFrame
  url: string
  texts: Record<'preview' | 'heading' | 'body' | 'action' | 'lifetime' | 'notYou', string>
}

/** Somebody is asked to join an organisation's team. */
export function Invitation({ frame, url, texts }: InvitationProps) {
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
      <MailText>{texts.body}</MailText>
      <MailButton url={url}>{texts.action}</MailButton>
      <MailAddress url={url} frame={frame} />
    </MailLayout>
  )
}
