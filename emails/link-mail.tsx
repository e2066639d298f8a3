import type { ReactNode } from 'react'
import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote } from './parts'

/** What every mail with a link says, beside its own words. */
type LinkWords = 'preview' | 'heading' | 'action' | 'lifetime' | 'notYou'

/** `Words`: those that one mail has beside. */
export interface LinkMailProps<Words extends string> {
  frame: MailFrame
  url: string
  texts: Record<LinkWords | Words, string>
}

/** A mail around one link: what it is for, its button, and on the stub how long it works and what if one never asked. */
export function LinkMail({ frame, url, texts, children }: LinkMailProps<never> & { children: ReactNode }) {
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
      {children}
      <MailButton url={url}>{texts.action}</MailButton>
      <MailAddress url={url} frame={frame} />
    </MailLayout>
  )
}
