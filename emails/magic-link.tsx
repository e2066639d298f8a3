import { LinkMail, type LinkMailProps } from './link-mail'
import { MailText } from './parts'

/** A sign-in without a password. */
export function MagicLink(props: LinkMailProps<'greeting' | 'body'>) {
  return (
    <LinkMail {...props}>
      <MailText>{props.texts.greeting}</MailText>
      <MailText>{props.texts.body}</MailText>
    </LinkMail>
  )
}
