import { LinkMail, type LinkMailProps } from './link-mail'
import { MailText } from './parts'

/** Somebody is asked to join an organisation's team. */
export function Invitation(props: LinkMailProps<'body'>) {
  return (
    <LinkMail {...props}>
      <MailText>{props.texts.body}</MailText>
    </LinkMail>
  )
}
