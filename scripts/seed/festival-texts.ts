import type { Translated } from '../../src/lib/translated.ts'

export const NAME: Translated = {
  en: 'Saltlight Festival',
  fr: 'Festival Saltlight',
  de: 'Saltlight Festival',
  es: 'Festival Saltlight',
  ar: 'مهرجان سولت لايت',
}

export const SUMMARY: Translated = {
  en: 'Three days of music between the dunes and the lighthouse: six stages, 81 acts, one ocean.',
  fr: 'Trois jours de musique entre les dunes et le phare : six scènes, 81 artistes, un océan.',
  de: 'Drei Tage Musik zwischen Dünen und Leuchtturm: sechs Bühnen, 81 Acts, ein Ozean.',
  es: 'Tres días de música entre las dunas y el faro: seis escenarios, 81 artistas y un océano.',
  ar: 'ثلاثة أيام من الموسيقى بين الكثبان والمنارة: ست منصات، و81 فنانًا، ومحيط واحد.',
}

export const BODY: Translated = {
  en: `Saltlight began with a borrowed sound system and forty friends on a beach. It has six stages now, and still ends every night by the water.

From the Lighthouse, where the big voices play, to the Lantern Tent, where you may fall asleep and nobody minds, everything lies within ten minutes on foot. Food comes from thirty kitchens of the island; water is free at every stage.

The campsite opens on Friday at noon and closes on Monday at noon. Buses run from Las Palmas every twenty minutes until four in the morning. Children under twelve come in free with an adult.`,
  fr: `Saltlight est né d'une sono empruntée et de quarante amis sur une plage. Le festival compte aujourd'hui six scènes, et chaque nuit finit toujours au bord de l'eau.

Du Lighthouse, où résonnent les grandes voix, à la Lantern Tent, où l'on peut s'endormir sans déranger personne, tout se trouve à dix minutes à pied. Trente cuisines de l'île vous nourrissent ; l'eau est gratuite devant chaque scène.

Le camping ouvre le vendredi à midi et ferme le lundi à midi. Des bus partent de Las Palmas toutes les vingt minutes jusqu'à quatre heures du matin. Les enfants de moins de douze ans entrent gratuitement avec un adulte.`,
  de: `Saltlight begann mit einer geliehenen Anlage und vierzig Freunden am Strand. Heute sind es sechs Bühnen, und noch immer endet jede Nacht am Wasser.

Vom Lighthouse, wo die großen Stimmen spielen, bis zum Lantern Tent, in dem man einschlafen darf, liegt alles zehn Minuten Fußweg auseinander. Dreißig Küchen der Insel kochen; Wasser ist an jeder Bühne kostenlos.

Der Campingplatz öffnet am Freitag um zwölf und schließt am Montag um zwölf. Busse fahren bis vier Uhr früh alle zwanzig Minuten ab Las Palmas. Kinder unter zwölf kommen mit einem Erwachsenen kostenlos hinein.`,
  es: `Saltlight nació con un equipo de sonido prestado y cuarenta amigos en una playa. Hoy tiene seis escenarios y cada noche sigue acabando junto al agua.

Del Lighthouse, donde suenan las grandes voces, a la Lantern Tent, donde puedes quedarte dormido sin molestar a nadie, todo queda a diez minutos a pie. Cocinan treinta casas de la isla y el agua es gratis en todos los escenarios.

El camping abre el viernes a mediodía y cierra el lunes a mediodía. Hay autobuses desde Las Palmas cada veinte minutos hasta las cuatro de la madrugada. Los menores de doce años entran gratis con un adulto.`,
  ar: `بدأ سولت لايت بمكبّرات صوت مستعارة وأربعين صديقًا على الشاطئ. صار له اليوم ست منصات، وما زالت كل ليلة تنتهي عند الماء.

من منصة المنارة حيث الأصوات الكبيرة إلى خيمة الفوانيس حيث يمكنك أن تغفو ولا يزعجك أحد، كل شيء على بعد عشر دقائق سيرًا. يطهو لك ثلاثون مطبخًا من الجزيرة، والماء مجاني عند كل منصة.

يفتح المخيّم يوم الجمعة ظهرًا ويغلق يوم الاثنين ظهرًا. تنطلق الحافلات من لاس بالماس كل عشرين دقيقة حتى الرابعة صباحًا. يدخل الأطفال دون الثانية عشرة مجانًا برفقة بالغ.`,
}

interface Texts {
  name: Translated
  description: Translated
}

const texts = (name: Required<Translated>, description: Required<Translated>): Texts => ({ name, description })

export const TYPES = {
  weekend: texts(
    { en: 'Weekend pass', fr: 'Pass week-end', de: 'Wochenendpass', es: 'Abono de fin de semana', ar: 'بطاقة نهاية الأسبوع' },
    { en: 'All three days, all six stages.', fr: 'Les trois jours, les six scènes.', de: 'Alle drei Tage, alle sechs Bühnen.', es: 'Los tres días y los seis escenarios.', ar: 'الأيام الثلاثة والمنصات الست كلها.' },
  ),
  combo: texts(
    { en: 'Weekend and camping', fr: 'Week-end et camping', de: 'Wochenende mit Camping', es: 'Fin de semana y camping', ar: 'نهاية الأسبوع مع التخييم' },
    { en: 'The weekend pass and a place for your tent, for less than both.', fr: 'Le pass week-end et un emplacement de tente, moins cher que les deux.', de: 'Wochenendpass und Zeltplatz, günstiger als beides einzeln.', es: 'El abono y un sitio para tu tienda, por menos que por separado.', ar: 'بطاقة نهاية الأسبوع ومكان لخيمتك بأقل من سعرهما معًا.' },
  ),
  group: texts(
    { en: 'Group of four, weekend', fr: 'Groupe de quatre, week-end', de: 'Vierergruppe, Wochenende', es: 'Grupo de cuatro, fin de semana', ar: 'مجموعة من أربعة، نهاية الأسبوع' },
    { en: 'One code lets four people in, together or one by one.', fr: 'Un seul code fait entrer quatre personnes, ensemble ou séparément.', de: 'Ein Code lässt vier Personen ein, zusammen oder nacheinander.', es: 'Un código para cuatro personas, juntas o de una en una.', ar: 'رمز واحد يُدخل أربعة أشخاص، معًا أو واحدًا تلو الآخر.' },
  ),
  friday: texts(
    { en: 'Friday', fr: 'Vendredi', de: 'Freitag', es: 'Viernes', ar: 'الجمعة' },
    { en: 'Friday from four in the afternoon to one in the morning.', fr: 'Le vendredi, de seize heures à une heure du matin.', de: 'Freitag von sechzehn bis ein Uhr.', es: 'El viernes, de cuatro de la tarde a una de la madrugada.', ar: 'الجمعة من الرابعة عصرًا حتى الواحدة صباحًا.' },
  ),
  saturday: texts(
    { en: 'Saturday', fr: 'Samedi', de: 'Samstag', es: 'Sábado', ar: 'السبت' },
    { en: 'The longest day: from two in the afternoon to two in the morning.', fr: 'La plus longue journée : de quatorze heures à deux heures du matin.', de: 'Der längste Tag: von vierzehn bis zwei Uhr.', es: 'El día más largo: de dos de la tarde a dos de la madrugada.', ar: 'أطول الأيام: من الثانية ظهرًا حتى الثانية صباحًا.' },
  ),
  sunday: texts(
    { en: 'Sunday', fr: 'Dimanche', de: 'Sonntag', es: 'Domingo', ar: 'الأحد' },
    { en: 'Sunday from one in the afternoon to the closing concert.', fr: "Le dimanche, de treize heures jusqu'au concert de clôture.", de: 'Sonntag von dreizehn Uhr bis zum Abschlusskonzert.', es: 'El domingo, de la una de la tarde al concierto de clausura.', ar: 'الأحد من الواحدة ظهرًا حتى حفل الختام.' },
  ),
  lateSunday: texts(
    { en: 'Sunday evening', fr: 'Dimanche soir', de: 'Sonntagabend', es: 'Domingo por la noche', ar: 'مساء الأحد' },
    { en: 'In from eight for the last three concerts.', fr: 'Entrée dès vingt heures pour les trois derniers concerts.', de: 'Einlass ab zwanzig Uhr zu den letzten drei Konzerten.', es: 'Entrada desde las ocho para los tres últimos conciertos.', ar: 'الدخول من الثامنة لآخر ثلاث حفلات.' },
  ),
  vip: texts(
    { en: 'VIP weekend', fr: 'Week-end VIP', de: 'VIP-Wochenende', es: 'Fin de semana VIP', ar: 'نهاية أسبوع لكبار الزوار' },
    { en: 'Raised deck by the Lighthouse, own bar, own gate.', fr: 'Terrasse surélevée près du Lighthouse, bar et entrée réservés.', de: 'Erhöhtes Deck am Lighthouse, eigene Bar, eigener Einlass.', es: 'Terraza elevada junto al Lighthouse, con barra y entrada propias.', ar: 'شرفة مرتفعة قرب المنارة مع بار ومدخل خاصّين.' },
  ),
  backstage: texts(
    { en: 'Backstage', fr: 'Coulisses', de: 'Backstage', es: 'Backstage', ar: 'الكواليس' },
    { en: 'For crews and families of artists, by invitation.', fr: 'Pour les équipes et les proches des artistes, sur invitation.', de: 'Für Crews und Familien der Künstler, auf Einladung.', es: 'Para equipos y familiares de artistas, con invitación.', ar: 'لفرق العمل وعائلات الفنانين، بدعوة.' },
  ),
  child: texts(
    { en: 'Child under 12', fr: 'Enfant de moins de 12 ans', de: 'Kind unter 12', es: 'Menor de 12 años', ar: 'طفل دون الثانية عشرة' },
    { en: 'Free, all three days, with an adult.', fr: 'Gratuit, les trois jours, avec un adulte.', de: 'Kostenlos, alle drei Tage, mit einem Erwachsenen.', es: 'Gratis, los tres días, con un adulto.', ar: 'مجانًا طوال الأيام الثلاثة برفقة بالغ.' },
  ),
  camping: texts(
    { en: 'Camping', fr: 'Camping', de: 'Camping', es: 'Camping', ar: 'التخييم' },
    { en: 'A place for a tent of up to three people, Friday to Monday.', fr: "Un emplacement pour une tente de trois personnes, du vendredi au lundi.", de: 'Platz für ein Zelt mit bis zu drei Personen, Freitag bis Montag.', es: 'Sitio para una tienda de hasta tres personas, de viernes a lunes.', ar: 'مكان لخيمة تتسع لثلاثة أشخاص، من الجمعة إلى الاثنين.' },
  ),
  van: texts(
    { en: 'Camper van', fr: 'Van aménagé', de: 'Campingbus', es: 'Autocaravana', ar: 'عربة تخييم' },
    { en: 'A pitch of six by four metres with power.', fr: 'Un emplacement de six mètres sur quatre avec électricité.', de: 'Stellplatz von sechs mal vier Metern mit Strom.', es: 'Parcela de seis por cuatro metros con luz.', ar: 'موقف بمساحة ستة أمتار في أربعة مع كهرباء.' },
  ),
  parking: texts(
    { en: 'Parking', fr: 'Parking', de: 'Parkplatz', es: 'Aparcamiento', ar: 'موقف سيارات' },
    { en: 'One car, all three days, ten minutes on foot.', fr: 'Une voiture, trois jours, à dix minutes à pied.', de: 'Ein Auto, drei Tage, zehn Minuten zu Fuß.', es: 'Un coche, tres días, a diez minutos a pie.', ar: 'سيارة واحدة لثلاثة أيام، على بعد عشر دقائق سيرًا.' },
  ),
  blind: texts(
    { en: 'Blind bird weekend', fr: 'Week-end à l’aveugle', de: 'Blind-Bird-Wochenende', es: 'Abono a ciegas', ar: 'تذكرة ما قبل الإعلان' },
    { en: 'For those who came before the line-up was known.', fr: 'Pour celles et ceux venus avant le programme.', de: 'Für alle, die vor dem Line-up kamen.', es: 'Para quienes vinieron antes del cartel.', ar: 'لمن اشترى قبل إعلان البرنامج.' },
  ),
  partner: texts(
    { en: 'Partner', fr: 'Partenaire', de: 'Partner', es: 'Colaborador', ar: 'شريك' },
    { en: 'For partners of the festival, by their own link.', fr: 'Pour les partenaires du festival, par leur lien.', de: 'Für Partner des Festivals, über ihren Link.', es: 'Para colaboradores del festival, con su enlace.', ar: 'لشركاء المهرجان عبر رابطهم الخاص.' },
  ),
}

export const TIERS = {
  first: { en: 'First release', fr: 'Première vague', de: 'Erste Welle', es: 'Primera tanda', ar: 'الدفعة الأولى' },
  second: { en: 'Second release', fr: 'Deuxième vague', de: 'Zweite Welle', es: 'Segunda tanda', ar: 'الدفعة الثانية' },
  early: { en: 'Early price', fr: 'Prix anticipé', de: 'Frühbucher', es: 'Precio anticipado', ar: 'سعر الحجز المبكر' },
} satisfies Record<string, Translated>
